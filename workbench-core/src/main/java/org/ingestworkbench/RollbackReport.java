package org.ingestworkbench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.rollback.RollbackResult;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback came to.
 *
 * @param job the job's id; null for a list of nodes
 * @param end how it ended
 * @param dryRun whether nothing was deleted
 * @param deleted what was deleted, or would have been
 * @param changedBack how many objects have their fields as they were before the job
 * @param goneBefore how much of the journal was not there any more, or was back as it was before
 * @param leftCounts how much is left, by reason
 * @param left the first 1,000 objects that are left
 */
public record RollbackReport(
    @Nullable JobId job,
    End end,
    boolean dryRun,
    Map<EntityType, Long> deleted,
    long changedBack,
    long goneBefore,
    Map<Why, Long> leftCounts,
    List<Left> left) {

  public RollbackReport {
    deleted = Map.copyOf(deleted);
    leftCounts = Map.copyOf(leftCounts);
    left = List.copyOf(left);
  }

  /**
   * How a rollback ended.
   *
   * @param state how the job stands now: {@link JobState#ROLLED_BACK} when everything that it made
   *     is gone, but for terms that are used and files that the account may not delete
   * @param stopped why the rollback stopped before its end; empty when it did not
   * @param fault what stopped it; null when nothing did or a person cancelled
   */
  public record End(JobState state, String stopped, @Nullable Throwable fault) {}

  static RollbackReport of(RollbackResult result) {
    var its = result.end();
    return new RollbackReport(
        result.job(),
        new End(its.state(), its.stopped(), its.fault()),
        result.dryRun(),
        result.deleted(),
        result.changedBack(),
        result.goneBefore(),
        result.leftCounts(),
        result.left());
  }

  /** How the job stands now. */
  public JobState state() {
    return end.state();
  }

  /** Why the rollback stopped before its end; empty when it did not. */
  public String stopped() {
    return end.stopped();
  }

  /** What stopped it; null when nothing did or a person cancelled. */
  public @Nullable Throwable fault() {
    return end.fault();
  }

  /** How many objects of a type were deleted. */
  public long deleted(EntityType type) {
    return deleted.getOrDefault(type, 0L);
  }

  /** How many objects are left for a reason. */
  public long left(Why why) {
    return leftCounts.getOrDefault(why, 0L);
  }

  /** Whether it came to its end and nothing is left that hinders. */
  public boolean complete() {
    return stopped().isEmpty()
        && leftCounts.keySet().stream().noneMatch(why -> why.hinders() && left(why) > 0);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(job == null ? "Nodes" : "Job " + job);
    text.append(' ').append(state()).append(": ");
    text.append(gone());
    if (goneBefore > 0) {
      text.append("; ").append(goneBefore).append(" were gone before");
    }
    if (!stopped().isEmpty()) {
      text.append("; stopped: ").append(Shown.line(stopped()));
    }
    left.stream()
        .limit(20)
        .forEach(object -> text.append("\n  ").append(Shown.line(object.toString())));
    return text.toString();
  }

  private String gone() {
    var words =
        List.of(EntityType.values()).stream()
            .filter(type -> deleted(type) > 0)
            .map(type -> deleted(type) + " " + type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    var back =
        changedBack == 0 ? "" : changedBack + (dryRun ? " would be changed back" : " changed back");
    if (words.isEmpty() && !back.isEmpty()) {
      return back;
    }
    return (words.isEmpty() ? "nothing" : words)
        + (dryRun ? " would be deleted" : " deleted")
        + (back.isEmpty() ? "" : ", " + back);
  }
}
