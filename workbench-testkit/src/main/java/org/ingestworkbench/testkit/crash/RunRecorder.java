package org.ingestworkbench.testkit.crash;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;

/**
 * Records the events of one run, and checks them: one outcome for each row (I4), and a report that
 * says the same (I7).
 */
final class RunRecorder implements JobListener {

  private final Map<Outcome.Kind, Long> counts = new EnumMap<>(Outcome.Kind.class);
  private final Set<String> rows = new HashSet<>();
  private final List<Problem> changes = new CopyOnWriteArrayList<>();
  private boolean twice;

  @Override
  public void rowEnded(RowEnded event) {
    counts.merge(event.outcome().kind(), 1L, Long::sum);
    twice |= !rows.add(event.rowId());
  }

  @Override
  public void problem(Problem problem) {
    if (problem.code() == Problem.Code.ROW_CHANGED) {
      changes.add(problem);
    }
  }

  /** What was said of rows that changed; the input never does. */
  List<String> changes() {
    return changes.stream().map(change -> "The input is as it was, but: " + change).toList();
  }

  /** A run that had nothing to do tells of no row, and reports how the job stands. */
  List<String> disagreements(JobReport report) {
    if (twice) {
      return List.of("I4: a row ended twice in one run: " + counts);
    }
    return rows.isEmpty() || counts.equals(report.counts())
        ? List.of()
        : List.of("I7: the report says " + report.counts() + ", the history " + counts);
  }
}
