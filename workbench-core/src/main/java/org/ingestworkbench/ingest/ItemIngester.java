package org.ingestworkbench.ingest;

import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.operation.StepFailedException;

/**
 * Ingests one item. Called by many threads at once, never twice at a time for the same item.
 *
 * <p>The decorators' order decides correctness: {@code RetryingIngester( SettlingIngester( Creating
 * ) )}. A create whose answer was lost is settled before it is tried again.
 */
public interface ItemIngester {

  /**
   * Makes what is missing of the item.
   *
   * @throws StepFailedException when a step could not be done and may go well later, or the fault
   *     is one of the world
   */
  Outcome ingest(ItemWork work);
}
