package org.ingestworkbench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param job the job's id; every uuid of its objects follows from it
 * @param state how the run ended
 * @param resumed whether it went on with a job that was there
 * @param counts how many rows ended in each way in this run; open rows are in none
 * @param notDone the first 1,000 rows that ended and are not done
 * @param firstNodeId the smallest node ID of the job; null when it has none
 * @param stop how it stopped before its end; null when it did not
 */
public record JobReport(
    JobId job,
    JobState state,
    boolean resumed,
    Map<Outcome.Kind, Long> counts,
    List<RowEnded> notDone,
    @Nullable String firstNodeId,
    @Nullable Stop stop) {

  private static final String GO_ON =
      ". To go on, run a job of the same name with Recovery.resume().";

  public JobReport {
    counts = Map.copyOf(counts);
    notDone = List.copyOf(notDone);
  }

  /**
   * How a run stopped before its end.
   *
   * @param reason why
   * @param fault what stopped it; null when it was cancelled or aborted
   * @param at where
   */
  public record Stop(String reason, @Nullable Throwable fault, StopPoint at) {}

  /** Why the run stopped before its end; empty when it did not. */
  public String stopped() {
    return stop == null ? "" : stop.reason();
  }

  /** What stopped it; null when nothing did, or when the job was cancelled. */
  public @Nullable Throwable fault() {
    return stop == null ? null : stop.fault();
  }

  /** Where it stopped before its end; null when it did not. */
  public @Nullable StopPoint stoppedAt() {
    return stop == null ? null : stop.at();
  }

  /** How many rows ended in this way. */
  public long count(Outcome.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** How many rows are done, those among them that were done before. */
  public long done() {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().done())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many rows ended without being done. */
  public long notDoneCount() {
    return counts.entrySet().stream()
        .filter(e -> !e.getKey().done())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether the run came to its end and every row is done. */
  public boolean allDone() {
    return state == JobState.FINISHED;
  }

  @Override
  public String toString() {
    var text = new StringBuilder("Job ").append(job).append(" ").append(state).append(": ");
    text.append(done()).append(" rows done");
    for (var kind : Outcome.Kind.values()) {
      if (count(kind) > 0) {
        text.append(", ")
            .append(count(kind))
            .append(' ')
            .append(kind.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    if (firstNodeId != null) {
      text.append("; first node ID ").append(firstNodeId);
    }
    if (stop != null) {
      text.append("; stopped: ").append(Shown.line(stop.reason()));
      text.append(" It stopped ").append(Shown.line(stop.at().toString())).append(GO_ON);
    }
    if (!notDone.isEmpty()) {
      text.append(
          notDone.stream()
              .limit(20)
              .map(JobReport::line)
              .collect(Collectors.joining("\n  ", "\n  ", "")));
    }
    return text.toString();
  }

  private static String line(RowEnded row) {
    return Shown.line(
        "row "
            + row.rowId()
            + " (line "
            + row.line()
            + ") "
            + row.outcome().kind()
            + ": "
            + row.outcome().reason());
  }
}
