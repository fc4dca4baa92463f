package org.ingestworkbench.rollback;

import java.util.Set;
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
public record RollbackRules(
    boolean withAllMedia,
    boolean force,
    boolean withAdopted,
    boolean dryRun,
    String bundle,
    @Nullable Selection only) {

  /**
   * Some nodes of a job, which are to go while the others stay.
   *
   * @param nodes their IDs
   * @param mediaStay whether their media are to stay, without a node
   * @param left takes what is left of them, and has what is left of others
   */
  public record Selection(Set<String> nodes, boolean mediaStay, LeftNodes left) {

    public Selection {
      nodes = Set.copyOf(nodes);
    }

    /** Whether a complete step made one of the nodes. */
    boolean has(StepRecord node) {
      var made = node.confirmation();
      return made != null && made.id() != null && nodes.contains(made.id());
    }
  }

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
