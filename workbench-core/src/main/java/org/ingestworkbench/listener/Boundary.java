package org.ingestworkbench.listener;

import java.util.List;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.RowRecord;
import org.jspecify.annotations.Nullable;

/**
 * How far an interrupted job had come when it is resumed, before anything more is done for it.
 *
 * @param lastDone the last row of the input that is done; null when none is
 * @param lastAddress where a person looks at its node; null when it has none
 * @param inFlight the first 100 open rows for which something was begun, by line
 * @param open how many rows are open: started, and neither done nor failed
 */
public record Boundary(
    @Nullable RowRecord lastDone,
    @Nullable String lastAddress,
    List<InFlight> inFlight,
    long open) {

  public Boundary {
    inFlight = List.copyOf(inFlight);
  }

  /**
   * A row that was under way.
   *
   * @param address where a person looks at its node; null while that is not known
   * @param there what the repository confirmed
   * @param begun what may be there: it is settled next
   * @param missing what is still to be made; nothing when that could not be planned
   */
  public record InFlight(
      String rowId, long line, @Nullable String address, Steps there, Steps begun, Steps missing) {}

  /**
   * Nodes, pages, media and aliases of a row.
   *
   * @param count how many
   * @param first the first 100
   */
  public record Steps(long count, List<StepKey> first) {
    public Steps {
      first = List.copyOf(first);
    }
  }
}
