package org.ingestworkbench.listener;

import org.ingestworkbench.model.EntityRef;

/**
 * Is told of what a rollback does, by the thread that does it. What it throws ends the rollback,
 * which can be run again.
 */
public interface RollbackListener extends OperationListener {

  /** Listens to nothing. */
  RollbackListener NONE = new RollbackListener() {};

  /** Why an object is left. */
  enum Why {
    /** Someone else changed it or added to it: it is kept unless the options say otherwise. */
    KEPT,
    /** The repository did not do what it was asked for. */
    FAILED,
    /** It is not known yet whether it was made. */
    OPEN,
    /** A file whose medium was deleted, and which the account may not delete. */
    FILE,
    /** A term that is used, or that may be. */
    TERM;

    /** Whether the rollback is not complete because of it. */
    public boolean hinders() {
      return this != FILE && this != TERM;
    }
  }

  /**
   * An object that is left.
   *
   * @param address where a person looks at it
   * @param rowId the row that it was made for; empty for a term, and for what no job made
   * @param reason a sentence, with what to do where something can be done
   */
  record Left(Why why, EntityRef ref, String address, String rowId, String reason) {
    @Override
    public String toString() {
      var row = rowId.isEmpty() ? "" : " of row " + rowId;
      return address + row + " is left: " + reason;
    }
  }

  /**
   * An object is gone.
   *
   * @param before whether it was not there any more when it was to be deleted
   */
  default void deleted(EntityRef ref, String address, boolean before) {}

  /**
   * The fields that the job changed of an object hold again what they held before.
   *
   * @param before whether they did so when they were to be written back
   */
  default void changedBack(EntityRef ref, String address, boolean before) {}

  /** An object is left. */
  default void left(Left left) {}
}
