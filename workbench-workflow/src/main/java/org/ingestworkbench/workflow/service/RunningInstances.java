package org.ingestworkbench.workflow.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.WorkflowSession;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.run.HeldInstance;
import org.ingestworkbench.workflow.run.InstanceRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances that a service runs, each on a daemon thread of its own, until they stand or the
 * service is closed. What is set going and a close go one after the other, so that nothing is
 * stored as running which no thread runs.
 */
final class RunningInstances {
  private static final Logger LOG = LoggerFactory.getLogger(RunningInstances.class);

  private final ServiceParts parts;
  private final Map<InstanceId, InstanceRun> running = new ConcurrentHashMap<>();
  private final Map<InstanceId, RuntimeException> failures = new ConcurrentHashMap<>();
  private final Runnable whenDone;
  private volatile boolean closed;

  /**
   * None yet.
   *
   * @param whenDone called when it is closed and no instance runs any more; maybe twice
   */
  RunningInstances(ServiceParts parts, Runnable whenDone) {
    this.parts = parts;
    this.whenDone = whenDone;
  }

  void refuseClosed() {
    if (closed) {
      throw new WorkflowRefusedException(Reason.CLOSED, "The workflow service was closed.");
    }
  }

  boolean closed() {
    return closed;
  }

  /** Stores a new instance and sets it going. */
  synchronized void start(Workflow workflow, InstanceRecord first) {
    refuseClosed();
    var entry =
        new HistoryEntry(
            first.start().started(), "", 0, first.status().toString(), "the instance starts", "");
    var session = parts.store().start(first, List.of(entry));
    with(
        session,
        held -> {
          parts.listener().accept(first, entry);
          return launch(workflow, held);
        });
  }

  /** Sets an instance going again, or says why not; true. */
  synchronized boolean goOn(Workflow workflow, HeldInstance held) {
    refuseClosed();
    parts.claimed(held).recover(workflow);
    return launch(workflow, held);
  }

  /** A listener may have closed the service meanwhile. */
  private boolean launch(Workflow workflow, HeldInstance held) {
    var id = held.session().id();
    var run = new InstanceRun(workflow, parts.store(), held, parts.poll(), this::over);
    failures.remove(id);
    running.put(id, run);
    if (closed) {
      run.leave();
    }
    var thread = new Thread(run, "workflow-" + workflow.name());
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  /** Does something with a claim, and gives it back unless the instance was set going with it. */
  void with(WorkflowSession session, Predicate<HeldInstance> setsGoing) {
    boolean goes = false;
    try {
      goes = setsGoing.test(parts.held(session));
    } finally {
      if (!goes) {
        session.close();
      }
    }
  }

  private void over(InstanceRun run) {
    var id = run.held().session().id();
    var failure = run.failure();
    if (failure != null) {
      failures.put(id, failure);
    }
    running.remove(id);
    tellDone();
  }

  private void tellDone() {
    if (closed && running.isEmpty()) {
      whenDone.run();
    }
  }

  Optional<InstanceRun> find(InstanceId id) {
    return Optional.ofNullable(running.get(id));
  }

  boolean has(InstanceId id) {
    return running.containsKey(id);
  }

  List<InstanceId> ids() {
    return List.copyOf(running.keySet());
  }

  List<InstanceRun> all() {
    return List.copyOf(running.values());
  }

  /**
   * Waits until an instance is not run any more, or the time is over; throws what ended its run.
   */
  void await(InstanceId id, Duration limit) throws InterruptedException {
    var run = running.get(id);
    if (run == null || run.await(limit)) {
      var failure = failures.get(id);
      if (failure != null) {
        throw failure;
      }
    }
  }

  synchronized void leave() {
    closed = true;
    all().forEach(InstanceRun::leave);
    tellDone();
  }

  void drop() {
    all().forEach(InstanceRun::drop);
  }

  /** Waits until all have come to their end; what does not within the limit is dropped. */
  void close() {
    var left = all();
    if (!over(left)) {
      drop();
      if (!over(left)) {
        LOG.warn("A task does not end; its instance stays held until this process ends");
      }
    }
  }

  private boolean over(List<InstanceRun> all) {
    long end = System.nanoTime() + parts.limit().toNanos();
    try {
      for (var run : all) {
        if (!run.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
