package org.ingestworkbench.rollback;

import java.util.Set;
import org.ingestworkbench.store.StepRecord;

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
