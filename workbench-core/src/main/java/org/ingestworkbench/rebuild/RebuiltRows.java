package org.ingestworkbench.rebuild;

import java.util.Objects;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.rebuild.RebuildCounts.RowState;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.takeover.Adoption;

/**
 * Writes into a journal what the repository has of a row: what is there is adopted, what cannot be
 * judged is unresolved, and of what is absent nothing is written. A row of which something is
 * missing stays open. Interrupted anywhere it goes on with the rows that have not ended.
 */
final class RebuiltRows {

  private final RebuildRun run;
  private final Adoption adoption;

  RebuiltRows(RebuildRun run) {
    var parts = run.parts();
    this.run = run;
    this.adoption =
        new Adoption(
            run.session(), parts.repository(), parts.map(), parts.planner(), parts.listener());
  }

  /** Whether the row has to be looked for; one that was found whole before is counted. */
  boolean isOpen(Row row) {
    if (run.session().row(row.id()).filter(RowRecord::done).isEmpty()) {
      return true;
    }
    var lacking = new boolean[1];
    run.session().stepsOf(row.id(), step -> lacking[0] = lacking[0] || RebuiltRow.lacksId(step));
    if (lacking[0]) {
      return true;
    }
    run.session().stepsOf(row.id(), this::count);
    run.counts().row(RowState.COMPLETE);
    return false;
  }

  private void count(StepRecord step) {
    if (step.complete()) {
      var made = Objects.requireNonNull(step.confirmation());
      run.search().note(step.key(), step.generation(), made);
      run.counts().found(step.key().kind());
    }
  }

  void add(WantedRow wanted) {
    new RebuiltRow(run, adoption, wanted.row(), wanted.planned()).add();
  }
}
