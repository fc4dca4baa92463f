package org.ingestworkbench.settle;

import java.time.Instant;
import java.util.stream.IntStream;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/** Tells what a job made from what it lost sight of, took over, or what was changed since. */
public final class StepOrigin {
  private StepOrigin() {}

  /**
   * Whether an adopted object is another program's: it has not the uuid that the job gives. Of an
   * alias it cannot be told; it goes, or stays, with its node.
   */
  public static boolean isForeign(JobId job, StepRecord step) {
    var key = step.key();
    var made = step.confirmation();
    return step.adopted()
        && made != null
        && key.kind() != Kind.TERM
        && key.kind() != Kind.ALIAS
        && !key.kind().changes()
        && generations(step).noneMatch(one -> Identity.of(job, key, one).equals(made.uuid()));
  }

  /**
   * Whether the object of a complete step was changed since the job made it. Without both times it
   * cannot be told.
   *
   * @param created when it was made, as the repository shows it; null when not told
   * @param changed when it was last changed, likewise
   */
  public static boolean isChanged(
      StepRecord step, @Nullable Instant created, @Nullable Instant changed) {
    var then = untouched(step, created);
    return then != null && changed != null && !then.equals(changed);
  }

  /**
   * The time of change of what was not touched since the job made it; null when not known. Of what
   * was found later the time when it was found says nothing: it may have been changed before.
   */
  public static @Nullable Instant untouched(StepRecord step, @Nullable Instant created) {
    var made = step.confirmation();
    if (step.adopted() && !step.key().kind().changes() && created != null) {
      return created;
    }
    return made == null ? null : made.changed();
  }

  /** What could not be told of may have been found in an earlier generation. */
  private static IntStream generations(StepRecord step) {
    return IntStream.rangeClosed(0, step.generation());
  }
}
