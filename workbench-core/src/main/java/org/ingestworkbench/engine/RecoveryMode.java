package org.ingestworkbench.engine;

import java.util.Optional;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;

/**
 * Passes over rows that are done, before anything of them is planned. What the job's journal knows
 * of a row, it alone decides; of another, the ID map does where a starting node ID was given. Such
 * a row is not taken into the journal: the node is another program's.
 */
final class RecoveryMode implements RowIngester {

  private final Planning inner;
  private final MapRecovery map;
  private final JobSession session;
  private final Planner planner;
  private final String input;
  private final JobListener listener;

  RecoveryMode(
      Planning inner,
      MapRecovery map,
      JobSession session,
      Planner planner,
      String input,
      JobListener listener) {
    this.inner = inner;
    this.map = map;
    this.session = session;
    this.planner = planner;
    this.input = input;
    this.listener = listener;
  }

  @Override
  public RowResult ingest(Row row) {
    var known = session.row(row.id());
    if (known.isEmpty()) {
      return map.node(ItemKey.row(row.id()))
          .map(node -> inner.pagesOf(row, node))
          .orElseGet(() -> inner.ingest(row));
    }
    return done(row).map(node -> skip(row, node)).orElseGet(() -> inner.again(row));
  }

  /** The row's node, when the row is done; a row without a node of its own is looked at again. */
  private Optional<StepRecord> done(Row row) {
    var record = session.row(row.id()).filter(RowRecord::done);
    record.filter(known -> changed(known, row)).ifPresent(known -> tellChange(row));
    return record
        .flatMap(known -> session.find(StepKey.node(row.id())))
        .filter(StepRecord::complete);
  }

  private boolean changed(RowRecord known, Row row) {
    return !known.fingerprint().equals(planner.fingerprint(row));
  }

  private void tellChange(Row row) {
    listener.problem(
        new Problem(
            Problem.Code.ROW_CHANGED,
            Problem.Severity.WARNING,
            Problem.Place.row(input, row),
            "The row or one of its files changed after the row was done; what was made stays as it"
                + " is."));
  }

  private static RowResult skip(Row row, StepRecord node) {
    var confirmation = node.confirmation();
    if (confirmation == null) {
      throw new IllegalStateException("A complete step has no confirmation: " + node.key());
    }
    return new RowResult(row.id(), new Outcome.Skipped(Settling.ref(confirmation)));
  }
}
