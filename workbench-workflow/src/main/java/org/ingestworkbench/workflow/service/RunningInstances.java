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
 * The instances that a service runs, each on a daemon thread of its own, until they end or the
 * service is closed. A start and a close never overlap, so that the store never has a running
 * instance without a thread.
 */
final class RunningInstances {
  private static final Logger LOG = LoggerFactory.getLogger(RunningInstances.class);

  private final ServiceParts parts;
  private final Map<InstanceId, InstanceRun> running = new ConcurrentHashMap<>();
  private final Map<InstanceId, RuntimeException> failures = new ConcurrentHashMap<>();
  private final Runnable whenDone;
  private volatile boolean closed;

  /**
   * Starts with no instance.
   *
   * @param whenDone called when this is closed and no instance runs any more; maybe twice
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

  /** Stores a new instance and runs it. */
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

  /** Runs an instance again, or refuses and says why. Returns true. */
  synchronized boolean goOn(Workflow workflow, HeldInstance held) {
    refuseClosed();
    parts.claimed(held).recover(workflow);
    return launch(workflow, held);
  }

  /** Starts the thread of an instance. A listener may have closed the service meanwhile. */
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

  /** Works with a claim, and gives it back unless the instance now runs with it. */
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
   * Waits until an instance does not run any more, or the time is over. Throws the exception that
   * ended its run.
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

  /** Waits until all runs have ended. Drops those that do not end within the limit. */
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
