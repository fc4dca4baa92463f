package org.ingestworkbench.run;

import java.util.List;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.repository.StrayNode;
import org.ingestworkbench.takeover.MadeElsewhere;
import org.jspecify.annotations.Nullable;

/**
 * What a run goes on with.
 *
 * @param resumed whether the job was there before
 * @param failedOnly whether only rows are tried that ended without being done
 * @param allEnded whether every row of the input had ended in some way
 * @param boundary how far the job had come; null when no row of it was ever started
 * @param adopted nodes of another program that become the job's
 * @param completesMedia whether the media of nodes are checked that another program made
 * @param elsewhere what another program made of the job, for the rollback list
 */
public record Resumption(
    boolean resumed,
    boolean failedOnly,
    boolean allEnded,
    @Nullable Boundary boundary,
    List<StrayNode> adopted,
    boolean completesMedia,
    MadeElsewhere elsewhere) {

  public Resumption {
    adopted = List.copyOf(adopted);
  }

  /** Whether rows will be left that were never tried. */
  boolean leavesRows() {
    return failedOnly && !allEnded;
  }
}
