package org.ingestworkbench.rollback;

import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback may do.
 *
 * @param withAllMedia media that are not ours go with their node
 * @param force what was changed since goes too
 * @param withAdopted what another program made and the job took in goes too
 * @param dryRun nothing is deleted; everything is asked
 * @param bundle a content type by which the repository can be asked for a node's uuid
 * @param only the nodes that are to go; null for all
 */
public record Rules(
    boolean withAllMedia,
    boolean force,
    boolean withAdopted,
    boolean dryRun,
    String bundle,
    @Nullable Selection only) {

  boolean selects(StepRecord node) {
    return only == null || only.has(node);
  }

  LeftNodes leftNodes() {
    return only == null ? new LeftNodes() : only.left();
  }

  boolean mediaStay() {
    return only != null && only.mediaStay();
  }
}
