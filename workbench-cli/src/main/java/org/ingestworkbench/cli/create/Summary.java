package org.ingestworkbench.cli.create;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/** What is said at the end of a run. */
record Summary(
    JobReport report,
    RunFigures figures,
    List<String> remarks,
    @Nullable Path list,
    String resume) {

  private static final int SHOWN = 20;
  private static final String STOPPED = "The job stopped: ";

  List<String> lines() {
    var lines = new ArrayList<String>();
    if (nothingToDo()) {
      lines.add(
          "This job is finished already; nothing was written. To make everything once more: --new");
    }
    lines.add(counts());
    report.notDone().stream().limit(SHOWN).map(Summary::line).forEach(lines::add);
    if (report.notDoneCount() > 0 && list != null) {
      lines.add((report.notDoneCount() > SHOWN ? "  ... All" : "  All") + " of them: " + list);
    }
    lines.addAll(remarks);
    figures.time().ifPresent(lines::add);
    if (report.firstNodeId() != null && !figures.toldFirstNode()) {
      lines.add("First node ID of this job is " + report.firstNodeId() + ".");
    }
    lines.addAll(how());
    return lines;
  }

  /** What the rows came to, without how to go on. */
  List<String> rows() {
    var lines = new ArrayList<String>();
    lines.add(counts());
    report.notDone().stream().limit(SHOWN).map(Summary::line).forEach(lines::add);
    lines.addAll(remarks);
    figures.time().ifPresent(lines::add);
    return lines;
  }

  /** Tells the lines; that a fault stopped the job is an error in the log. */
  void tell(ConsoleReporter reporter) {
    for (var line : lines()) {
      if (line.startsWith(STOPPED)) {
        reporter.failed(line);
      } else {
        reporter.say(line);
      }
    }
  }

  private String counts() {
    var kinds =
        Stream.of(Outcome.Kind.values())
            .filter(kind -> report.count(kind) > 0)
            .map(kind -> report.count(kind) + " " + words(kind))
            .collect(Collectors.joining(", "));
    return "Rows: "
        + report.done()
        + " done, "
        + report.notDoneCount()
        + " not done"
        + stillToDo()
        + (kinds.isEmpty() ? "" : " (" + kinds + ")")
        + ".";
  }

  /** Rows that were not begun, or were dropped; none where every row came to an end. */
  private String stillToDo() {
    long left = figures.rows() - report.done() - report.notDoneCount();
    return left > 0 ? ", " + left + " still to do, of " + figures.rows() : "";
  }

  private boolean nothingToDo() {
    return report.resumed()
        && report.state() == JobState.FINISHED
        && report.counts().keySet().stream().allMatch(kind -> kind == Outcome.Kind.SKIPPED);
  }

  private static String words(Outcome.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String line(RowEnded row) {
    return "  Row "
        + row.rowId()
        + " (line "
        + row.line()
        + ") "
        + words(row.outcome().kind())
        + ": "
        + row.outcome().reason();
  }

  private String whereItStopped() {
    var at = report.stoppedAt();
    return report.stopped() + (at == null ? "" : " It stopped " + at + ".");
  }

  private List<String> how() {
    return switch (report.state()) {
      case FINISHED, ROLLED_BACK -> List.of();
      case FINISHED_WITH_FAILURES -> List.of("To try the rows that are not done again: " + resume);
      case STOPPED -> List.of(STOPPED + whereItStopped(), "To resume: " + resume);
      case RUNNING, ROLLING_BACK, ABORTED, CANCELLED ->
          List.of(whereItStopped(), "To resume: " + resume);
    };
  }
}
