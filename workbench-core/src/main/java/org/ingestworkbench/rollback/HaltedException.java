package org.ingestworkbench.rollback;

import org.ingestworkbench.model.WorkbenchException;

/** Somebody wants the rollback to stop; nothing is lost. */
final class HaltedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  HaltedException() {
    super("The rollback was stopped.");
  }
}
