package org.ingestworkbench.takeover;

import java.util.function.BiConsumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;

/** The nodes of a job that another program made, rows and pages, in the order of the input. */
public interface MadeElsewhere {

  /** None, or none that are wanted. */
  MadeElsewhere NOTHING = consumer -> {};

  /** Hands over each with what it was made of. */
  void forEach(BiConsumer<ItemKey, EntityRef> consumer);
}
