package org.ingestworkbench.testkit.crash;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.spi.JobListener;

/** What a listener heard of one run: I4, one outcome a row, and I7, the report says the same. */
final class Heard implements JobListener {

  private final Map<Outcome.Kind, Long> counts = new EnumMap<>(Outcome.Kind.class);
  private final Set<String> rows = new HashSet<>();
  private boolean twice;

  @Override
  public void rowEnded(RowEnded event) {
    counts.merge(event.outcome().kind(), 1L, Long::sum);
    twice |= !rows.add(event.rowId());
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
