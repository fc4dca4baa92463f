package org.ingestworkbench.workflow.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceRequest;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.run.HeldInstance;
import org.ingestworkbench.workflow.run.InstanceRun;

/**
 * Runs instances of workflows, keeps their state in a store, and recovers them. Safe for use by
 * many threads. Many services may share one store, in one process or in several: only one of them
 * runs an instance, and a service that was taken for dead and wakes up is refused.
 *
 * <p>Each instance has a daemon thread of its own. When the process dies or the service is closed,
 * the store keeps the instance as it was. The next service that has its workflow records the death
 * when it starts.
 */
public final class WorkflowService implements AutoCloseable {
  private final ServiceParts parts;
  private final RunningInstances runs;
  private final TakeOver takeOver;
  private final Poller poller;
  private final RequestHandler requests;

  WorkflowService(ServiceParts parts) {
    this.parts = parts;
    this.poller = new Poller(parts.poll(), this::lookAround);
    this.runs = new RunningInstances(parts, poller::close);
    this.takeOver = new TakeOver(parts, runs);
    this.requests = new RequestHandler(parts, runs, poller);
  }

  /** Settings for a service. The store stays the caller's. */
  public static WorkflowServiceBuilder on(WorkflowStore store) {
    return new WorkflowServiceBuilder(store);
  }

  void begin() {
    takeOver.all(true);
    poller.start();
  }

  /** Starts an instance without parameters. */
  public InstanceId start(String workflow) {
    return start(workflow, Map.of());
  }

  /**
   * Starts an instance. Returns when it is stored.
   *
   * @param parameters values for its tasks, the same in every recovery
   * @throws WorkflowRefusedException when the service has no such workflow
   * @throws StoreException when the store cannot be written
   */
  public InstanceId start(String workflow, Map<String, String> parameters) {
    runs.refuseClosed();
    var definition = parts.definition(workflow);
    var first = parts.first(definition, parameters);
    runs.start(definition, first);
    return first.id();
  }

  /**
   * Recovers an instance. Returns when it is stored as Running. Tasks that are Completed or Failed
   * are passed over; the Canceled task is run again; a human task goes on.
   *
   * <p>An instance that was left while people work ({@link InstanceStatus#LEFT_TO_PEOPLE}) goes on,
   * whether or not recovery is enabled and however often it was recovered.
   *
   * @throws WorkflowRefusedException when it cannot be recovered; the message says why
   * @throws org.ingestworkbench.store.ClaimException when another living service runs it
   * @throws StoreException when the store cannot be written
   */
  public void recover(InstanceId id) {
    runs.refuseClosed();
    var instance = parts.known(id);
    if (instance.status() != InstanceStatus.RUNNING) {
      RecoveryGuard.refuseHopeless(instance);
    }
    if (runs.has(id)) {
      throw new WorkflowRefusedException(
          Reason.STILL_RUNNING, "Instance " + id + " still runs: " + running(instance) + ".");
    }
    var workflow = parts.definition(instance.workflow());
    runs.with(parts.store().claim(id), held -> recovers(workflow, held));
  }

  private boolean recovers(Workflow workflow, HeldInstance held) {
    parts.claimed(held).settleDeath();
    return runs.goOn(workflow, held);
  }

  private static String running(InstanceRecord instance) {
    return instance
        .runningTask()
        .map(task -> "its task " + task.name() + " has not ended")
        .orElse("it has not come to its end");
  }

  /**
   * Cancels an instance: the running task finishes, and nothing more is started. Returns when the
   * cancel is stored.
   *
   * @throws WorkflowRefusedException when the instance cannot be cancelled in its status
   */
  public RequestResult cancel(InstanceId id) {
    runs.refuseClosed();
    return requests.ask(id, InstanceRequest.CANCEL);
  }

  /**
   * Aborts an instance: the running task is stopped too, and the instance can never be recovered.
   * Returns when the abort is stored, also when the task does not react.
   *
   * @throws WorkflowRefusedException when the instance cannot be aborted in its status
   */
  public RequestResult abort(InstanceId id) {
    runs.refuseClosed();
    return requests.ask(id, InstanceRequest.ABORT);
  }

  /** All instances of the store, newest first. */
  public List<InstanceRecord> instances() {
    return parts.store().instances();
  }

  /**
   * One instance.
   *
   * @throws WorkflowRefusedException when there is none
   */
  public InstanceRecord instance(InstanceId id) {
    return parts.known(id);
  }

  /** What happened to an instance, oldest first. A re-run is a new entry. */
  public List<HistoryEntry> history(InstanceId id) {
    return parts.store().history(parts.known(id).id());
  }

  /** The work items of an instance, and what people do with them. */
  public WorkItems items(InstanceId id) {
    return new WorkItems(parts.store(), parts.known(id).id(), this::wake);
  }

  private void wake(InstanceId id) {
    runs.find(id).ifPresent(InstanceRun::wake);
  }

  /** Whether this service runs an instance now, or lets its last task finish. */
  public boolean runs(InstanceId id) {
    return runs.has(id);
  }

  /** The instances that this service runs now, or whose last task it lets finish, in no order. */
  public List<InstanceId> running() {
    return runs.ids();
  }

  /**
   * Waits until this service does not run the instance any more, or the time is over.
   *
   * @return the instance as it then is
   * @throws org.ingestworkbench.store.ClaimException when another service took it over meanwhile
   * @throws StoreException when its end could not be stored; it can be recovered
   */
  public InstanceRecord await(InstanceId id, Duration limit) throws InterruptedException {
    runs.await(id, limit);
    return parts.known(id);
  }

  /** Carries out requests of others and, if asked, looks for instances of dead processes. */
  private void lookAround(boolean forDead) {
    requests.heed();
    if (forDead && !runs.closed()) {
      takeOver.all(false);
    }
  }

  /** Looks at once for instances of dead processes; for tests. */
  void look() {
    lookAround(true);
  }

  /**
   * Begins to close, and returns at once. Nothing more is started. Running tasks come to an end in
   * order, and are run again later. Requests of other processes are carried out meanwhile.
   */
  public void leave() {
    runs.leave();
  }

  /** As {@link #leave}, but running tasks are stopped in the middle. They are run again later. */
  public void drop() {
    leave();
    runs.drop();
  }

  /**
   * Closes the service. Its instances are then like those of a process that died, except those that
   * wait for people: they go on when a service goes on with them. Running tasks come to an end in
   * order; those that do not end within the limit are dropped. The store stays open.
   */
  @Override
  public void close() {
    leave();
    try {
      runs.close();
    } finally {
      poller.close();
    }
  }

  @Override
  public String toString() {
    return "Workflow service on " + parts.store() + ", workflows " + parts.workflows().keySet();
  }
}
