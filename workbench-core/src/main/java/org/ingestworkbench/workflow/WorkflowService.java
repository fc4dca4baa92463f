package org.ingestworkbench.workflow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.StoreException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs instances of workflows, keeps their state in a store, and recovers them. Safe for use by
 * many threads; many services may share one store, in one process or several: an instance is run by
 * one of them, and one that was taken for dead and wakes up is refused.
 *
 * <p>Each instance has a daemon thread of its own. When the process dies, or the service is closed,
 * an instance stands in the store as it was; the next service that has its workflow takes note of
 * the death when it starts.
 */
public final class WorkflowService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkflowService.class);

  private final Parts parts;
  private final Map<InstanceId, InstanceRun> runs = new ConcurrentHashMap<>();
  private final Map<InstanceId, RuntimeException> failures = new ConcurrentHashMap<>();
  private final Lookout lookout;
  private volatile boolean closed;

  /** What a service is made of, as the builder left it. */
  record Parts(
      WorkflowStore store,
      Map<String, Workflow> workflows,
      Clock clock,
      Supplier<UUID> ids,
      Duration limit,
      Duration poll,
      BiConsumer<InstanceRecord, HistoryEntry> listener) {

    Ledger ledger(WorkflowSession session) {
      return new Ledger(new Ledger.Desk(store, clock, listener), session);
    }
  }

  WorkflowService(Parts parts) {
    this.parts = parts;
    this.lookout = new Lookout(parts.poll(), this::lookAround);
  }

  /** Settings for a service. The store stays the caller's. */
  public static WorkflowServiceBuilder on(WorkflowStore store) {
    return new WorkflowServiceBuilder(store);
  }

  void begin() {
    takeOver(true);
    lookout.start();
  }

  private WorkflowStore store() {
    return parts.store();
  }

  /** Starts an instance without parameters. */
  public InstanceId start(String workflow) {
    return start(workflow, Map.of());
  }

  /**
   * Starts an instance; returns when it is stored.
   *
   * @param parameters the same in every recovery of it
   * @throws WorkflowRefusedException when the service has no such workflow
   * @throws StoreException when the store cannot be written
   */
  public InstanceId start(String workflow, Map<String, String> parameters) {
    refuseClosed();
    var definition = definition(workflow);
    var first =
        Beginning.of(definition, new InstanceId(parts.ids().get()), parameters, parts.clock());
    var session = store().start(first, List.of(Beginning.entry(first)));
    parts.listener().accept(first, Beginning.entry(first));
    launchOrRelease(definition, session);
    return first.id();
  }

  private void launchOrRelease(Workflow definition, WorkflowSession session) {
    boolean launched = false;
    try {
      launch(definition, parts.ledger(session));
      launched = true;
    } finally {
      if (!launched) {
        session.close();
      }
    }
  }

  private void refuseClosed() {
    if (closed) {
      throw new WorkflowRefusedException(Reason.CLOSED, "The workflow service was closed.");
    }
  }

  private Workflow definition(String name) {
    return Optional.ofNullable(parts.workflows().get(name))
        .orElseThrow(
            () ->
                notThere(
                    "This service has no workflow \""
                        + name
                        + "\"; it has "
                        + parts.workflows().keySet()
                        + "."));
  }

  private static WorkflowRefusedException notThere(String message) {
    return new WorkflowRefusedException(Reason.NOT_THERE, message);
  }

  /** Nothing is launched after a close took its list of what runs. */
  private synchronized void launch(Workflow workflow, Ledger ledger) {
    refuseClosed();
    var id = ledger.session().id();
    var run = new InstanceRun(workflow, store(), ledger, parts.poll(), this::over);
    failures.remove(id);
    runs.put(id, run);
    var thread = new Thread(run, "workflow-" + workflow.name());
    thread.setDaemon(true);
    thread.start();
  }

  private void over(InstanceRun run) {
    var failure = run.failure();
    if (failure != null) {
      failures.put(run.ledger().session().id(), failure);
    }
    runs.remove(run.ledger().session().id());
  }

  /**
   * Recovers an instance; returns when it is Running and stored so. Tasks that are Completed or
   * Failed are passed over; the Canceled one is run again, a human task goes on.
   *
   * <p>One that was left while people work ({@link Standing#LEFT_TO_PEOPLE}) goes on, whether or
   * not recovery is enabled and however often it was recovered.
   *
   * @throws WorkflowRefusedException says why not
   * @throws org.ingestworkbench.spi.ClaimException when another living service has it
   * @throws StoreException when the store cannot be written
   */
  public void recover(InstanceId id) {
    refuseClosed();
    var instance = known(id);
    if (instance.standing() != Standing.RUNNING) {
      Recovering.refuseHopeless(instance);
    }
    if (runs.containsKey(id)) {
      throw new WorkflowRefusedException(
          Reason.STILL_RUNNING, "Instance " + id + " still runs: " + running(instance) + ".");
    }
    var workflow = definition(instance.workflow());
    recover(store().claim(id), workflow);
  }

  private static String running(InstanceRecord instance) {
    return instance
        .runningTask()
        .map(task -> "its task " + task.name() + " has not ended")
        .orElse("it has not come to its end");
  }

  private void recover(WorkflowSession session, Workflow workflow) {
    boolean launched = false;
    try {
      var ledger = parts.ledger(session);
      ledger.settleDeath();
      ledger.recover(workflow);
      launch(workflow, ledger);
      launched = true;
    } finally {
      if (!launched) {
        session.close();
      }
    }
  }

  /**
   * Lets the running task finish, and starts nothing more. Returns when the store has it.
   *
   * @throws WorkflowRefusedException when the tables have no such request where it stands
   */
  public Answer cancel(InstanceId id) {
    return ask(id, Request.CANCEL);
  }

  /**
   * Stops the running task too; the instance can never be recovered. Returns when the store has it,
   * whether or not the task hears it.
   *
   * @throws WorkflowRefusedException when the tables have no such request where it stands
   */
  public Answer abort(InstanceId id) {
    return ask(id, Request.ABORT);
  }

  private Answer ask(InstanceId id, Request request) {
    refuseClosed();
    var run = runs.get(id);
    if (run != null) {
      return answer(request == Request.CANCEL ? run.cancel() : run.abort());
    }
    var before = known(id);
    var session = store().claimIfFree(id);
    if (session.isPresent()) {
      try (var own = session.get()) {
        return answer(parts.ledger(own).demandAfterDeath(request.event()));
      }
    }
    return elsewhere(before, request);
  }

  private static Answer answer(Move move) {
    return move.then() == Then.NO_EFFECT ? Answer.NO_EFFECT : Answer.DONE;
  }

  private Answer elsewhere(InstanceRecord before, Request request) {
    var move = possible(before, request);
    if (move.then() == Then.NO_EFFECT) {
      return Answer.NO_EFFECT;
    }
    store().request(before.id(), request);
    lookout.awaits(parts.limit(), () -> settled(known(before.id()), move));
    var now = known(before.id());
    if (now.standing() == move.to()) {
      return Answer.DONE;
    }
    possible(now, request);
    return Answer.REQUESTED;
  }

  /** What was asked for was done, or cannot be done any more. */
  private static boolean settled(InstanceRecord now, Move move) {
    return now.standing() == move.to() || find(now, move.event()).isEmpty();
  }

  private static Optional<Move> find(InstanceRecord now, Event event) {
    return Moves.find(StoredDefinition.mode(now), now.standing(), event);
  }

  private static Move possible(InstanceRecord now, Request request) {
    return find(now, request.event())
        .orElseThrow(
            () ->
                new WorkflowRefusedException(
                    Reason.NOT_IN_THIS_STATE,
                    "Instance "
                        + now.id()
                        + " is "
                        + now.standing()
                        + ": \""
                        + request.event()
                        + "\" is not possible there."));
  }

  /** All instances of the store, newest first. */
  public List<InstanceRecord> instances() {
    return store().instances();
  }

  /**
   * One instance.
   *
   * @throws WorkflowRefusedException when there is none
   */
  public InstanceRecord instance(InstanceId id) {
    return known(id);
  }

  private InstanceRecord known(InstanceId id) {
    return store()
        .instance(id)
        .orElseThrow(() -> notThere("There is no instance " + id + " in " + store() + "."));
  }

  /** What happened to an instance, oldest first. A re-run is a new entry. */
  public List<HistoryEntry> history(InstanceId id) {
    return store().history(known(id).id());
  }

  /** The work items of an instance, and what people do with them. */
  public WorkItems items(InstanceId id) {
    known(id);
    return new WorkItems(store(), id, this::wake);
  }

  private void wake(InstanceId id) {
    var run = runs.get(id);
    if (run != null) {
      run.wake();
    }
  }

  /** Whether this service runs an instance now, or lets its last task finish. */
  public boolean runs(InstanceId id) {
    return runs.containsKey(id);
  }

  /**
   * Waits until this service does not run the instance any more, or the time is over.
   *
   * @return the instance as it stands then
   * @throws org.ingestworkbench.spi.ClaimException when another service took it over meanwhile
   * @throws StoreException when its end could not be stored; it can be recovered
   */
  public InstanceRecord await(InstanceId id, Duration limit) throws InterruptedException {
    var run = runs.get(id);
    if (run == null || run.await(limit)) {
      var failure = failures.get(id);
      if (failure != null) {
        throw failure;
      }
    }
    return known(id);
  }

  /** What is done again and again while the service is open. */
  private void lookAround(boolean forDead) {
    runs.forEach((id, run) -> store().requested(id).ifPresent(request -> heed(run, request)));
    if (forDead) {
      takeOver(false);
    }
  }

  /** A request that came too late is dropped. */
  private static void heed(InstanceRun run, Request request) {
    if (run.ledger()
        .find(request.event())
        .filter(move -> move.then() != Then.NO_EFFECT)
        .isPresent()) {
      LOG.info("Another process asks: {}", request.event());
      if (request == Request.CANCEL) {
        run.cancel();
      } else {
        run.abort();
      }
    }
    run.ledger().session().answered(request);
  }

  /**
   * Takes over the instances of this service's workflows whose process died.
   *
   * @param starting whether those that are known to have died are to be recovered too
   */
  private void takeOver(boolean starting) {
    for (var instance : store().instances()) {
      var workflow = parts.workflows().get(instance.workflow());
      if (workflow != null
          && !closed
          && !runs.containsKey(instance.id())
          && concerns(instance, workflow, starting)) {
        tryToTakeOver(instance.id(), workflow);
      }
    }
  }

  /** One that cannot be taken over does not keep the others from it. */
  private void tryToTakeOver(InstanceId id, Workflow workflow) {
    try {
      store().claimIfFree(id).ifPresent(session -> takeOver(session, workflow));
    } catch (StoreException | ClaimException e) {
      LOG.warn("Instance {} is not taken over now: {}", id, e.getMessage());
    }
  }

  /** Whether something is to be done about it, should nobody hold it. */
  private boolean concerns(InstanceRecord instance, Workflow workflow, boolean starting) {
    return switch (instance.standing()) {
      case RUNNING -> true;
      case LEFT_TO_PEOPLE ->
          workflow.automaticRecovery()
              && (starting || workflow.definition().equals(instance.definition()));
      case CANCELED_BY_USER, CANCELED_FOR_GOOD ->
          instance.runningTask().filter(task -> ended(instance, task)).isPresent();
      case CANCELED_BY_DEATH -> starting && workflow.automaticRecovery();
      case CANCELED_BY_ERROR, COMPLETED, ABORTED, ABORTED_BY_USER -> false;
    };
  }

  /** A task that runs without a process has ended, unless it is left to people. */
  private boolean ended(InstanceRecord canceled, TaskRecord task) {
    boolean never = canceled.standing() == Standing.CANCELED_FOR_GOOD;
    return !StoredDefinition.waitsForPeople(canceled)
        || (never && HumanRun.end(store().items(canceled.id()), task.name()).isPresent());
  }

  private void takeOver(WorkflowSession session, Workflow workflow) {
    boolean launched = false;
    try {
      var ledger = parts.ledger(session);
      ledger.settleDeath();
      if (workflow.automaticRecovery() && waits(ledger.record().standing())) {
        ledger.recover(workflow);
        launch(workflow, ledger);
        launched = true;
      }
    } catch (WorkflowRefusedException e) {
      LOG.warn("{}", e.getMessage());
    } finally {
      if (!launched) {
        session.close();
      }
    }
  }

  private static boolean waits(Standing standing) {
    return standing == Standing.CANCELED_BY_DEATH || standing == Standing.LEFT_TO_PEOPLE;
  }

  /** Looks for the dead at once; for tests. */
  void look() {
    lookAround(true);
  }

  /**
   * Begins to close; returns at once. Nothing more is started, and running tasks come to an end in
   * order, to be run again.
   */
  public synchronized void leave() {
    closed = true;
    lookout.close();
    runs.values().forEach(InstanceRun::leave);
  }

  /**
   * As {@link #leave}, but what runs is stopped in the middle, to be run again; returns at once.
   */
  public void drop() {
    leave();
    runs.values().forEach(InstanceRun::drop);
  }

  /**
   * Leaves every instance as one whose process died, but for those that wait for people: these go
   * on when a service does. Running tasks come to an end in order, and those that do not within the
   * limit are dropped. The store stays open.
   */
  @Override
  public void close() {
    leave();
    var left = List.copyOf(runs.values());
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

  @Override
  public String toString() {
    return "Workflow service on " + store() + ", workflows " + parts.workflows().keySet();
  }
}
