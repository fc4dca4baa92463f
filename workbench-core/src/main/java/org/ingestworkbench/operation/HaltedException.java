package org.ingestworkbench.operation;

import org.ingestworkbench.model.WorkbenchException;

/** The operation stops; what is at hand stays open. Does not leave the library. */
public final class HaltedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  public HaltedException() {
    super("The operation is stopping.");
  }
}
