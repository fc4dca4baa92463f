package org.ingestworkbench.settle;

import java.util.stream.IntStream;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.store.StepRecord;

/** Tells what a job made and lost sight of from what it took over. */
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
        && generations(step).noneMatch(one -> Identity.of(job, key, one).equals(made.uuid()));
  }

  /** What could not be told of may have been found in an earlier generation. */
  private static IntStream generations(StepRecord step) {
    return IntStream.rangeClosed(0, step.generation());
  }
}
