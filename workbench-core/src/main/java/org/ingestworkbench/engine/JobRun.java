package org.ingestworkbench.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobListener.RowEnded;
import org.ingestworkbench.spi.RepositoryClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the rows of an input to the workers, in the order of the file. The first rows go alone
 * until one has its node, so that the first node ID is the smallest and a wrong configuration fails
 * before it fans out.
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
  private final Tally tally;
  private final InFlight inFlight;
  private final AtomicBoolean nodeMade = new AtomicBoolean();
  private long started;

  JobRun(
      RowIngester rows,
      Planner planner,
      RepositoryClient repository,
      JobListener listener,
      Hands hands,
      Tally tally) {
    this.rows = rows;
    this.planner = planner;
    this.repository = repository;
    this.listener = listener;
    this.breaker = hands.breaker();
    this.signal = hands.signal();
    this.workers = hands.workers();
    this.inFlight = hands.inFlight();
    this.tally = tally;
  }

  /** What the parts of a run share. */
  record Hands(Workers workers, StopSignal signal, RunBreaker breaker, InFlight inFlight) {}

  /**
   * Ingests until the input or the run is at its end; all rows have ended or are open then.
   *
   * @return whether every row of the input has ended, though somebody may have cancelled meanwhile
   */
  boolean run(RowStream input) {
    signal.whenAbandoned(inFlight::abandon);
    var ahead = new ReadAhead(input, rows, workers);
    try (var all = workers.group()) {
      while (!signal.stopping() && !all.failed() && ahead.hasNext()) {
        breaker.beforeAnother();
        start(ahead.next(), all);
      }
    } catch (RuntimeException e) {
      signal.fault(e);
    }
    return tally.ended() == started && atItsEnd(ahead);
  }

  /** Of an input that cannot be read any more, nobody knows whether it has more rows. */
  private static boolean atItsEnd(ReadAhead input) {
    try {
      return !input.hasNext();
    } catch (RuntimeException unreadable) {
      LOG.debug("The input's end is not known", unreadable);
      return false;
    }
  }

  private void start(ReadAhead.Next next, Workers.Group all) {
    started++;
    if (next.result() == null) {
      start(next.row(), all);
    } else {
      rows.passedOver(next.row());
      end(next.row(), next.result());
    }
  }

  private void start(Row row, Workers.Group all) {
    var parent = planner.parentRowId(row).flatMap(inFlight::of);
    inFlight.started(row.id());
    all.start(() -> treat(row, parent));
    if (!nodeMade.get()) {
      inFlight.of(row.id()).filter(InFlight.Entry::awaitNode).ifPresent(made -> nodeMade.set(true));
    }
  }

  /**
   * Waits for the node of a parent that was started before; one that comes later, or the row
   * itself, is not waited for.
   */
  private void treat(Row row, Optional<InFlight.Entry> parent) {
    try {
      parent.ifPresent(InFlight.Entry::awaitNode);
      if (!signal.stopping()) {
        tally.begin(row);
        listener.rowStarted(row);
        end(row, rows.ingest(row));
      }
    } catch (HaltedException halted) {
      // The run is stopping: the row stays open, which is what the journal says already.
    } catch (RuntimeException | Error fault) {
      signal.fault(fault);
    } finally {
      inFlight.ended(row.id());
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
