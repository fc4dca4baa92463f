package org.ingestworkbench.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.ingestworkbench.ingest.NodeOrder;
import org.ingestworkbench.ingest.RowIngester;
import org.ingestworkbench.ingest.RunBreaker;
import org.ingestworkbench.ingest.Workers;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.Permits.RowPermit;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the rows of an input in the order of the file: those of a {@link RowWindow} as soon as
 * their parent has its node and there is a permit, see {@link Permits}. The first rows go alone
 * until one has its node, so that the first node ID is the smallest and a wrong configuration fails
 * before it fans out. Where nodes are to be made in the order of the file, a row starts when those
 * of the rows before it are made, see {@link NodeOrder}. A row that has not started when the run is
 * to stop never was under way.
 */
final class JobRun {

  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

  private final RowIngester rows;
  private final Planner planner;
  private final RepositoryClient repository;
  private final JobListener listener;
  private final RunBreaker breaker;
  private final StopSignal signal;
  private final Workers workers;
  private final Permits permits;
  private final RunTally tally;
  private final RowsInFlight inFlight;
  private final NodeOrder order;
  private final RowWindow window;
  private final AtomicBoolean nodeMade = new AtomicBoolean();
  private RowsInFlight.@Nullable Entry alone;
  private @Nullable InputException unreadable;
  private boolean allRead;
  private long read;
  private final long endedBefore;

  JobRun(
      RowIngester rows,
      Planner planner,
      RepositoryClient repository,
      JobListener listener,
      Shared shared,
      RunTally tally) {
    this.rows = rows;
    this.planner = planner;
    this.repository = repository;
    this.listener = listener;
    this.breaker = shared.breaker();
    this.signal = shared.signal();
    this.workers = shared.workers();
    this.permits = shared.permits();
    this.inFlight = shared.inFlight();
    this.order = shared.order();
    this.window = new RowWindow(shared.concurrency());
    this.tally = tally;
    this.endedBefore = tally.ended();
  }

  /** What the parts of a run share. */
  record Shared(
      Workers workers,
      Permits permits,
      int concurrency,
      StopSignal signal,
      RunBreaker breaker,
      RowsInFlight inFlight,
      NodeOrder order) {}

  /**
   * Ingests until the input or the run is at its end; all rows have ended or are open then.
   *
   * @return whether every row of the input has ended, even if the job was cancelled meanwhile
   */
  boolean run(RowStream input) {
    var ahead = new ReadAhead(input, rows, workers);
    try (var all = workers.group()) {
      run(ahead, all);
    } catch (RuntimeException e) {
      signal.fault(e);
    }
    return tally.ended() - endedBefore == read && atItsEnd(ahead);
  }

  private void run(ReadAhead ahead, Workers.Group all) {
    while (!signal.stopping()) {
      long seen = permits.changes();
      read(ahead);
      if (allRead && window.isEmpty()) {
        throwUnreadable();
        return;
      } else if (goesAlone() || !startNext(all)) {
        permits.await(seen);
      }
    }
  }

  /** Of an input that cannot be read any more, it is not known whether it has more rows. */
  private static boolean atItsEnd(ReadAhead input) {
    try {
      return !input.hasNext();
    } catch (RuntimeException unreadable) {
      LOG.debug("The input's end is not known", unreadable);
      return false;
    }
  }

  /** Reads while there is room; rows that were read are made before the input's end is a fault. */
  private void read(ReadAhead ahead) {
    try {
      readOn(ahead);
    } catch (InputException e) {
      unreadable = e;
      allRead = true;
    }
  }

  private void throwUnreadable() {
    if (unreadable != null) {
      throw unreadable;
    }
  }

  /** Rows that are passed over take no room. */
  private void readOn(ReadAhead ahead) {
    while (!allRead && window.hasRoom() && !signal.stopping()) {
      if (ahead.hasNext()) {
        read(ahead.next());
      } else {
        allRead = true;
      }
    }
  }

  private void read(ReadAhead.Next next) {
    read++;
    var row = next.row();
    if (next.result() == null) {
      add(row);
    } else {
      rows.passedOver(row);
      end(row, next.result());
    }
  }

  /** A parent that comes later, or the row itself, is not waited for. */
  private void add(Row row) {
    var parent = planner.parentRowId(row).flatMap(inFlight::of);
    parent.ifPresent(RowsInFlight.Entry::await);
    inFlight.read(row.id());
    window.add(new RowWindow.Waiting(row, parent));
  }

  /** Whether a row is under way beside which no other may be. */
  private boolean goesAlone() {
    if (alone != null && alone.nodeMade()) {
      nodeMade.set(true);
    }
    return !nodeMade.get() && alone != null && !alone.nodeMadeOrEnded();
  }

  private boolean startNext(Workers.Group all) {
    var next = next(permits::next);
    next.ifPresent(its -> all.start(() -> its.permit().during(() -> treatOn(its.row()))));
    return next.isPresent();
  }

  /** A row that may start, with its permit. */
  private record Started(Row row, RowPermit permit) {}

  /** The next row that is ready, if there is one and there is a permit for it. */
  private synchronized Optional<Started> next(Supplier<Optional<RowPermit>> permit) {
    var ready = window.firstReady();
    if (ready.isEmpty() || order.taken()) {
      return Optional.empty();
    }
    breaker.beforeAnother();
    return permit.get().map(its -> start(ready.orElseThrow(), its));
  }

  private Started start(RowWindow.Waiting next, RowPermit permit) {
    var row = next.row();
    window.start(next);
    if (!nodeMade.get()) {
      alone = inFlight.of(row.id()).orElse(null);
      Optional.ofNullable(alone).ifPresent(RowsInFlight.Entry::await);
    }
    takeTurn(row);
    return new Started(row, permit);
  }

  /** A node that an earlier run made has its place. */
  private void takeTurn(Row row) {
    if (order.kept()) {
      var entry = inFlight.of(row.id());
      entry.ifPresent(RowsInFlight.Entry::await);
      if (planner.hasPages() || !entry.filter(RowsInFlight.Entry::nodeMade).isPresent()) {
        order.starts(row.id());
      }
    }
  }

  /** A thread whose row has ended goes on with the next that is ready: none has to be woken. */
  private void treatOn(Row first) {
    var row = Optional.of(first);
    try {
      while (row.isPresent()) {
        row = treat(row.get()) ? after() : Optional.empty();
        if (window.runsLow()) {
          permits.changed();
        }
      }
    } catch (RuntimeException | Error fault) {
      signal.fault(fault);
    }
  }

  /** A row that ended has no use for its permit: the next one takes it, or it is given back. */
  private Optional<Row> after() {
    leaveInterrupt();
    var next = nodeMade.get() ? next(permits::handOn) : Optional.<Started>empty();
    if (next.isEmpty()) {
      permits.ended();
    }
    return next.map(Started::row);
  }

  /** An interrupt that reached a row, from a listener perhaps, is no matter of the next row's. */
  private static void leaveInterrupt() {
    if (Thread.interrupted()) {
      LOG.debug("A row left its thread interrupted");
    }
  }

  /** Whether the row has ended; it is left open when the run stops. */
  private boolean treat(Row row) {
    try {
      if (!signal.stopping()) {
        tally.begin(row);
        listener.rowStarted(row);
        end(row, rows.ingest(row));
        return true;
      }
    } catch (HaltedException halted) {
      leftOpen(halted);
    } catch (RuntimeException | Error fault) {
      signal.fault(fault);
    } finally {
      window.ended(row);
      inFlight.ended(row.id());
      order.ended(row.id());
    }
    return false;
  }

  /** The row stays open, as the journal says already: because the run stops, or it has to stop. */
  private void leftOpen(HaltedException halted) {
    if (!signal.stopping()) {
      signal.fault(
          new IllegalStateException(
              "A thread of the job was interrupted by another part of the program while its row"
                  + " waited; the row is open.",
              halted));
    }
  }

  private void end(Row row, RowIngester.RowResult result) {
    var outcome = result.outcome();
    if (outcome.done() && outcome.kind() != Outcome.Kind.SKIPPED) {
      breaker.wentWell();
    }
    breaker.ended(row.id(), outcome);
    if (outcome.node() != null) {
      nodeMade.set(true);
    }
    var event =
        new RowEnded(
            row.id(),
            row.line(),
            result.title(),
            outcome,
            address(outcome),
            tally.add(row, outcome));
    tally.keep(event);
    listener.rowEnded(event);
  }

  private @Nullable String address(Outcome outcome) {
    @Nullable EntityRef node = outcome.node();
    return node == null ? null : repository.address(node);
  }
}
