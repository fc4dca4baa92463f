package org.ingestworkbench.verify;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.verify.Difference.What;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param job as it stood at the beginning
 * @param unchanged how many objects of each type are there as the job made them
 * @param counts how many are not, by how they differ
 * @param differences the first thousand of these; all of them the listener was told
 * @param stopped why it stopped before its end; empty when it did not
 * @param fault what stopped it; null when nothing did or a person cancelled
 */
public record VerifyReport(
    JobRecord job,
    Map<EntityType, Long> unchanged,
    Map<What, Long> counts,
    List<Difference> differences,
    String stopped,
    @Nullable Throwable fault) {

  public VerifyReport {
    unchanged = Map.copyOf(unchanged);
    counts = Map.copyOf(counts);
    differences = List.copyOf(differences);
  }

  /** How many objects differ so. */
  public long count(What what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Whether it came to its end, and everything is there as the job made it. */
  public boolean complete() {
    return stopped.isEmpty() && counts.isEmpty();
  }

  @Override
  public String toString() {
    var end = stopped.isEmpty() ? "" : "; it stopped before its end: " + stopped;
    return "Job "
        + job.key()
        + ": there as it made them: "
        + unchangedWords()
        + "; gone: "
        + count(What.GONE)
        + ", changed: "
        + count(What.CHANGED)
        + ", not told: "
        + count(What.UNKNOWN)
        + ", not settled: "
        + count(What.OPEN)
        + "; rows done: "
        + job.rowsDone()
        + ", not done: "
        + job.rowsNotDone()
        + end;
  }

  private String unchangedWords() {
    var sorted = new EnumMap<EntityType, Long>(EntityType.class);
    sorted.putAll(unchanged);
    return sorted.isEmpty()
        ? "nothing"
        : sorted.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }
}
