package org.ingestworkbench.cli.create;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;

/** Counts what was left out or cut, and remembers the first places of each. */
final class RowNotices implements JobListener {

  private static final int KEPT = 20;

  private static final Map<Code, String> WORDS =
      Map.of(
          Code.ROW_COMMENTED, "rows begin with # and were left out",
          Code.ROW_BLANK, "blank rows were left out",
          Code.COLUMN_BLANK, "blank columns were left out",
          Code.VALUES_CUT, "fields have more values than they may; the rest was cut",
          Code.VALUE_TRUNCATED, "values were too long and were cut",
          Code.TITLE_TRUNCATED, "titles were too long and were cut",
          Code.ALT_TEXT_TRUNCATED, "alternative texts were too long and were cut",
          Code.FILE_MISSING, "files do not exist; their media were left out",
          Code.ROW_CHANGED,
              "rows changed since the job was started; of those that were done, what was made"
                  + " stays");

  private static final Set<Code> BY_LINE = Set.of(Code.ROW_COMMENTED, Code.ROW_BLANK);

  private final List<String> whole = new ArrayList<>();
  private final Map<Code, Long> counts = new EnumMap<>(Code.class);
  private final Map<Code, List<String>> places = new EnumMap<>(Code.class);

  @Override
  public void problem(Problem problem) {
    var code = problem.code();
    if (code == Code.MEDIA_UNCHECKED || code == Code.JOB_UNFINISHED) {
      whole.add(problem.message());
    }
    if (WORDS.containsKey(code)
        && problem.severity() != Problem.Severity.ROW_ERROR
        && counts.merge(code, 1L, Long::sum) <= KEPT) {
      places.computeIfAbsent(code, c -> new ArrayList<>()).add(place(problem));
    }
  }

  private static String place(Problem problem) {
    var row = problem.place().rowId();
    return row == null || BY_LINE.contains(problem.code())
        ? Long.toString(problem.place().line())
        : row;
  }

  /** One line for each kind. */
  List<String> lines() {
    var lines = new ArrayList<>(whole);
    counts.forEach((code, count) -> lines.add(line(code, count)));
    return lines;
  }

  private String line(Code code, long count) {
    var list = String.join(", ", places.getOrDefault(code, List.of()));
    return count
        + " "
        + WORDS.get(code)
        + ": "
        + (BY_LINE.contains(code) ? "lines " : "rows ")
        + list
        + (count > KEPT ? ", ..." : "")
        + ".";
  }
}
