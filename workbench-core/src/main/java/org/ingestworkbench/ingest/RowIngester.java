package org.ingestworkbench.ingest;

import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.WorldFaultException;

/**
 * Ingests one row with everything that belongs to it. Called by many threads at once, once a row.
 */
public interface RowIngester {

  /**
   * Makes what is missing of the row.
   *
   * @throws HaltedException when the run stops; the row stays open
   * @throws WorldFaultException when the run has to stop; the row stays open
   */
  RowResult ingest(Row row);

  /** How many rows {@link #passed} likes to be asked for at once. */
  default int readsAhead() {
    return 1;
  }

  /** Of these rows, those of which nothing is left to make, by row id; asked before their turn. */
  default Map<String, RowResult> passed(List<Row> rows) {
    return Map.of();
  }

  /** A row that {@link #passed} has had its turn. */
  default void passedOver(Row row) {}

  /**
   * How a row ended.
   *
   * @param title what messages call it
   */
  record RowResult(String title, Outcome outcome) {}
}
