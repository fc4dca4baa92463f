package org.ingestworkbench.plan.field;

import java.util.Optional;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;

/** Reads one value of a field. */
@FunctionalInterface
interface ValueReader {

  /**
   * The value; empty when it is no value of this field, and then the row was refused.
   *
   * @param text one value of the cell, neither blank nor with spaces around it
   */
  Optional<Value> read(FieldDefinition field, String text, RowProblems problems);
}
