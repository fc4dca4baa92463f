package org.ingestworkbench.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ingestworkbench.ingest.Creating;
import org.ingestworkbench.ingest.ItemIngester;
import org.ingestworkbench.ingest.NameLocks;
import org.ingestworkbench.ingest.NodeOrder;
import org.ingestworkbench.ingest.Pages;
import org.ingestworkbench.ingest.Parents;
import org.ingestworkbench.ingest.RecoveryMode;
import org.ingestworkbench.ingest.RetryingIngester;
import org.ingestworkbench.ingest.RowIngest;
import org.ingestworkbench.ingest.RowIngester;
import org.ingestworkbench.ingest.RunBreaker;
import org.ingestworkbench.ingest.SettlingIngester;
import org.ingestworkbench.ingest.Workers;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.journal.LateRequests;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.End;
import org.ingestworkbench.operation.JobMoves;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.RunListeners;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Gate;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.RequestRetry;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.settle.OrphanedSteps;
import org.ingestworkbench.settle.Settler;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.takeover.Adoption;
import org.ingestworkbench.takeover.MadeElsewhere;
import org.ingestworkbench.takeover.MapRecovery;
import org.ingestworkbench.takeover.TakenOverNodes;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a run together, in the one order that is right, and runs them. One engine does
 * one run of one claimed job.
 */
public final class Engine {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final RunParts parts;
  private final StopSignal signal;
  private final RunTally tally = new RunTally();
  private final RunBreaker breaker;
  private boolean allDone;
  private @Nullable TakenOverNodes foreign;
  private final FirstNode firstNode;
  private final LateIds late;
  private final Throttle throttle;
  private final Permits permits;
  private final RowsInFlight inFlight;
  private final NodeOrder order;
  private final @Nullable RollbackRecorder recorder;

  public Engine(RunParts parts, StopSignal signal) {
    this.parts = parts;
    this.signal = signal;
    breaker = new RunBreaker(new HealthCheck(parts.repository()), this::jobIsEmpty);
    firstNode = new FirstNode(parts.listener());
    late = new LateIds(parts, signal);
    throttle = new Throttle(parts.concurrency());
    permits = new Permits(throttle, signal);
    inFlight =
        new RowsInFlight(
            parts.planner()::key,
            parts.session().before().isPresent() ? parts.session() : null,
            permits::changed);
    order = new NodeOrder(parts.keepOrder(), permits, signal);
    recorder = parts.rollback() == null ? null : new RollbackRecorder(parts.rollback());
  }

  private boolean jobIsEmpty() {
    var job = parts.session().job();
    return job.firstNodeId() == null && job.rowsDone() == 0;
  }

  /** Runs the job to its end, or to where it stops, and ends the session. */
  public RunTally run(Resumption how) {
    boolean resumed = how.resumed();
    var listener = listener(resumed);
    listener.jobStarted(parts.session().job(), resumed);
    if (how.boundary() != null) {
      listener.boundary(how.boundary());
    }
    firstNode.tellKnown(parts.session().job());
    var patience = patience(listener);
    try (var workers = new Workers(permits);
        var input = input(how)) {
      signal.whenAbandoned(workers::abandon);
      listElsewhere(how.elsewhere());
      boolean recovering = how.resumed() || parts.map().recoveringFrom() != null;
      var rows = rows(listener, workers, patience, how, recovering);
      boolean wholeInput = jobRun(rows, listener, workers).run(input);
      if (wholeInput && withLateIds(listener, workers, patience, how)) {
        atTheEndOfTheInput(how);
      }
    } catch (RuntimeException e) {
      signal.fault(e);
    }
    if (how.leavesRows()) {
      signal.leave();
    }
    end(listener, patience);
    return tally;
  }

  /**
   * Tries rows once more that ended without the ID of their node, which nodes that were made after
   * it have led to: an alias takes no uuid.
   *
   * @return whether all of them have ended
   */
  private boolean withLateIds(
      JobListener listener, Workers workers, RequestRetry patience, Resumption how) {
    if (tally.notDone().stream().noneMatch(Engine::lacksId) || signal.stopping()) {
      return true;
    }
    late.find(listener, patience);
    var found =
        tally.notDone().stream()
            .filter(row -> lacksId(row) && isIdKnown(row.rowId()))
            .collect(Collectors.toMap(JobListener.RowEnded::rowId, row -> row.outcome().kind()));
    if (found.isEmpty()) {
      return true;
    }
    found.forEach(
        (rowId, outcome) -> {
          parts.session().reopenRow(rowId);
          takeBack(rowId, outcome, listener);
        });
    try (var input =
        SomeRows.of(parts.source().open(toldByTheScan -> {}), found.keySet(), signal::stopping)) {
      var rows = rows(listener, workers, patience, how, true);
      return jobRun(rows, listener, workers).run(input);
    }
  }

  private static boolean lacksId(JobListener.RowEnded row) {
    var node = row.outcome().node();
    return node != null && node.id() == null;
  }

  private boolean isIdKnown(String rowId) {
    return parts
        .session()
        .find(StepKey.node(rowId))
        .map(StepRecord::confirmation)
        .filter(made -> made.id() != null)
        .isPresent();
  }

  private void atTheEndOfTheInput(Resumption how) {
    breaker.atTheEnd();
    if (!how.leavesRows()) {
      signal.cameTooLate();
    }
  }

  /** What another program made of the job is part of it, and nowhere but in the ID map. */
  private void listElsewhere(MadeElsewhere elsewhere) {
    if (recorder != null) {
      recorder.madeElsewhere(elsewhere, signal::stopping);
    }
  }

  private RowStream input(Resumption how) {
    var rows = parts.source().open(toldByTheScan -> {});
    return how.failedOnly() ? SomeRows.failed(rows, parts.session(), signal::stopping) : rows;
  }

  /** The last word; a store that cannot take it leaves the job as a crash would. */
  private void end(JobListener listener, RequestRetry patience) {
    var fault =
        OperationFrame.end(
            parts.session(),
            () -> {
              lastThings(listener, patience);
              return state();
            },
            null);
    if (fault != null) {
      signal.fault(fault);
    }
    listener.jobEnded(state());
  }

  private void lastThings(JobListener listener, RequestRetry patience) {
    openAgain().forEach(rowId -> reopen(rowId, listener));
    if (!signal.dropping()) {
      late.find(listener, patience);
    }
    tellUnchecked(listener);
    allDone = tally.allDone() && parts.session().job().rowsNotDone() == 0;
  }

  private Set<String> openAgain() {
    return faulted() ? breaker.rows() : breaker.undecided();
  }

  /** A row that is another program's has no record; what an earlier run ended was not counted. */
  private void reopen(String rowId, JobListener listener) {
    if (parts.session().row(rowId).isPresent()) {
      parts.session().reopenRow(rowId);
    }
    var outcome = breaker.endOf(rowId);
    if (outcome != null) {
      takeBack(rowId, outcome, listener);
    }
  }

  private void takeBack(String rowId, Outcome.Kind outcome, JobListener listener) {
    tally.takeBack(rowId, outcome);
    listener.rowReopened(rowId, outcome);
  }

  private boolean faulted() {
    var stop = signal.stop();
    return stop != null && stop.reason() == StopSignal.Reason.FAULT;
  }

  /** How the run ended. */
  public JobState state() {
    return JobMoves.afterRun(End.of(signal.stop(), allDone));
  }

  private JobListener listener(boolean resumed) {
    var listeners = new ArrayList<JobListener>();
    listeners.add(late);
    if (recorder != null) {
      listeners.add(recorder);
    }
    if (resumed) {
      replay();
    }
    listeners.add(firstNode);
    listeners.add(parts.listener());
    listeners.add(inFlight);
    listeners.add(order);
    return new RunListeners(listeners);
  }

  private void replay() {
    parts.session().nodesWithoutId(late::replay);
    if (recorder != null) {
      recorder.replay(parts.session()::nodesMade);
    }
  }

  private JobRun jobRun(RowIngester rows, JobListener listener, Workers workers) {
    var shared =
        new JobRun.Shared(workers, permits, parts.concurrency(), signal, breaker, inFlight, order);
    return new JobRun(rows, parts.planner(), parts.repository(), listener, shared, tally);
  }

  private RequestRetry patience(JobListener listener) {
    var timing = parts.timing();
    var injected = timing.waiting();
    Consumer<Duration> waiting = injected == null ? signal::await : injected;
    var gate =
        new Gate(
            timing.clock(), signal, waiting, time -> permits.waiting(() -> waiting.accept(time)));
    var retry = new Retry(timing.retries(), gate, listener, new HealthCheck(parts.repository()));
    return new RequestRetry(retry, throttle, listener::limitChanged);
  }

  private RowIngester rows(
      JobListener listener,
      Workers workers,
      RequestRetry patience,
      Resumption how,
      boolean recovering) {
    var journals =
        new Journals(
            parts.session(),
            parts.repository(),
            parts.map(),
            listener,
            parts.source().name(),
            recovering,
            permits,
            new LateRequests());
    var items = items(journals, patience, workers);
    var elsewhere = foreign(listener, patience, how.completesMedia());
    foreign = elsewhere;
    elsewhere.adopt(how.adopted());
    var pages = new Pages(patience, breaker, items, elsewhere, journals, listener, workers, order);
    var planning =
        new RowIngest(
            parts.planner(),
            patience,
            breaker,
            orphans(journals, patience),
            items,
            pages,
            journals,
            listener);
    return recovering ? new RecoveryMode(planning, elsewhere, parts.session()) : planning;
  }

  private TakenOverNodes foreign(JobListener listener, RequestRetry patience, boolean completing) {
    var rules = parts.map();
    var session = parts.session();
    return new TakenOverNodes(
        new MapRecovery(parts.store(), rules, session.id()),
        new Adoption(session, parts.repository(), rules, parts.planner(), listener),
        parts.repository(),
        new Parents(session, parts.store(), rules)::of,
        parts.planner(),
        patience::ask,
        completing);
  }

  private OrphanedSteps orphans(Journals journals, RequestRetry patience) {
    return new OrphanedSteps(
        journals, patience::ask, parts.planner().contentType(), requestsOver());
  }

  /** Whether no request of an earlier run can still make anything. */
  private boolean requestsOver() {
    var ended = parts.session().before().map(JobRecord::ended).orElse(null);
    var longest = parts.repository().longestRequest().plus(A_MINUTE);
    return StepLookup.isOver(ended, longest, parts.timing().clock().instant());
  }

  private void tellUnchecked(JobListener listener) {
    if (foreign != null && foreign.unchecked() > 0) {
      listener.problem(
          new Problem(
              Problem.Code.MEDIA_UNCHECKED,
              Problem.Severity.WARNING,
              Problem.Place.file(parts.source().name()),
              "The media of "
                  + foreign.unchecked()
                  + " rows and pages that another program made were not checked; "
                  + Advice.COMPLETE_MEDIA.words()
                  + " checks them and makes those that are missing.",
              Advice.COMPLETE_MEDIA));
    }
  }

  private ItemIngester items(Journals journals, RequestRetry patience, Workers workers) {
    var parents = new Parents(parts.session(), parts.store(), parts.map());
    var settler =
        new Settler(
            parts.session(),
            parts.repository(),
            parts.planner().contentType(),
            requestsOver(),
            patience::request);
    var names = new NameLocks(permits, signal);
    var creating =
        new Creating(
            parts.repository(), journals, parents, settler, patience, workers, breaker, names);
    return new RetryingIngester(
        new SettlingIngester(creating, settler, parents), patience, breaker);
  }

  /** Rows that were begun and have not ended. */
  public List<String> underWay() {
    return tally.underWay();
  }

  /** Why the run stopped before its end; empty when it did not. */
  public String stopped() {
    return signal.words("job");
  }

  /** The fault that stopped the run; null when none did. */
  public @Nullable Throwable fault() {
    return signal.cause();
  }
}
