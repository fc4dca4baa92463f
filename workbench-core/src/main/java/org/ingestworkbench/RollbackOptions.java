package org.ingestworkbench;

import org.ingestworkbench.rollback.RollbackRules;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback may do beyond deleting what the job made and no one else touched. Immutable.
 *
 * @param withAllMedia a node that has media which the job did not make, derivatives among them,
 *     goes with them. Where the repository cannot list the media of a node, no node goes without
 *     this, and of its media only those of the job go
 * @param force what was changed since the job made it goes too
 * @param withAdopted what another program made and the job took in goes too
 * @param dryRun nothing is deleted, and the journal stays as it is; everything is asked. Keeps the
 *     uuids of the nodes in memory, about 50 bytes each
 */
public record RollbackOptions(
    boolean withAllMedia, boolean force, boolean withAdopted, boolean dryRun) {

  /** Only what the job made and no one else touched. */
  public static final RollbackOptions DEFAULT = new RollbackOptions(false, false, false, false);

  public RollbackOptions withAllMedia(boolean also) {
    return new RollbackOptions(also, force, withAdopted, dryRun);
  }

  public RollbackOptions force(boolean also) {
    return new RollbackOptions(withAllMedia, also, withAdopted, dryRun);
  }

  public RollbackOptions withAdopted(boolean also) {
    return new RollbackOptions(withAllMedia, force, also, dryRun);
  }

  public RollbackOptions dryRun(boolean dry) {
    return new RollbackOptions(withAllMedia, force, withAdopted, dry);
  }

  /**
   * What a rollback may do, by these options.
   *
   * @param only the nodes that are to go; null for all
   */
  RollbackRules rules(String contentType, RollbackRules.@Nullable Selection only) {
    return new RollbackRules(withAllMedia, force, withAdopted, dryRun, contentType, only);
  }
}
