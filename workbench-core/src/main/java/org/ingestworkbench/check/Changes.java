package org.ingestworkbench.check;

import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.RowRecord;

/** Compares rows with what the job to be resumed made of them. Safe for many threads. */
record Changes(Planner planner, JournalReader journal, String input) {

  void look(Row row, Consumer<Problem> problems) {
    journal
        .row(row.id())
        .filter(RowRecord::done)
        .filter(done -> !done.fingerprint().equals(planner.fingerprint(row)))
        .ifPresent(done -> problems.accept(problem(row)));
  }

  private Problem problem(Row row) {
    return new Problem(
        Code.ROW_CHANGED,
        Severity.WARNING,
        Place.row(input, row),
        "The row or one of its files changed after the row was done; what was made stays as it"
            + " is.");
  }
}
