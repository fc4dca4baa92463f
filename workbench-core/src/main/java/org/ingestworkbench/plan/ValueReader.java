package org.ingestworkbench.plan;

import java.util.Optional;
import org.ingestworkbench.model.Value;

/** Reads one value of a field. */
@FunctionalInterface
interface ValueReader {

  /**
   * The value; empty when it is no value of this field, and then the row was refused.
   *
   * @param text one value of the cell, neither blank nor with spaces around it
   */
  Optional<Value> read(FieldDefinition field, String text, Remarks remarks);
}
