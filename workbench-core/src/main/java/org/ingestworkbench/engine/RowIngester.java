package org.ingestworkbench.engine;

import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;

/**
 * Ingests one row with everything that belongs to it. Called by many threads at once, once a row.
 */
interface RowIngester {

  /**
   * Makes what is missing of the row.
   *
   * @throws HaltedException when the run stops; the row stays open
   * @throws WorldFaultException when the run has to stop; the row stays open
   */
  RowResult ingest(Row row);

  /**
   * How a row ended.
   *
   * @param title what messages call it
   */
  record RowResult(String title, Outcome outcome) {}
}
