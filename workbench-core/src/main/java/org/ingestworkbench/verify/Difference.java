package org.ingestworkbench.verify;

import org.ingestworkbench.model.EntityRef;

/**
 * An object that is not as the journal has it.
 *
 * @param address where a person looks at it
 * @param rowId the row that it was made for
 * @param reason a sentence
 */
public record Difference(What what, EntityRef ref, String address, String rowId, String reason) {

  /** How it differs. */
  public enum What {
    /** It is surely not there. */
    GONE,
    /** It is there, and was changed after the job made it. */
    CHANGED,
    /** The repository does not tell. */
    UNKNOWN,
    /** It was begun, and the journal does not know what became of it: a resume finds out. */
    OPEN
  }

  @Override
  public String toString() {
    return address + " of row " + rowId + ": " + reason;
  }
}
