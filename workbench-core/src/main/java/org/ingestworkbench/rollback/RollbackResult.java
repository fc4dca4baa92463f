package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Map;
import org.ingestworkbench.listener.RollbackListener.Left;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback came to.
 *
 * @param job null for a list of nodes
 * @param changedBack how many objects have their fields as they were before the job
 * @param goneBefore how much of the journal was not there any more, or was back as it was before
 * @param leftCounts how much is left, by reason
 * @param left the first objects that are left
 */
public record RollbackResult(
    @Nullable JobId job,
    End end,
    boolean dryRun,
    Map<EntityType, Long> deleted,
    long changedBack,
    long goneBefore,
    Map<Why, Long> leftCounts,
    List<Left> left) {

  public RollbackResult {
    deleted = Map.copyOf(deleted);
    leftCounts = Map.copyOf(leftCounts);
    left = List.copyOf(left);
  }

  /**
   * How it ended.
   *
   * @param state how the job stands now
   * @param stopped why it stopped before its end; empty when it did not
   * @param fault what stopped it; null when nothing did or a person cancelled
   */
  public record End(JobState state, String stopped, @Nullable Throwable fault) {}
}
