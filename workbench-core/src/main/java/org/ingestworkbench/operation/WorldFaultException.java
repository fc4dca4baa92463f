package org.ingestworkbench.operation;

import org.ingestworkbench.model.WorkbenchException;

/** A fault of the world: nothing further is started, and what is under way stays open. */
public final class WorldFaultException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  public WorldFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
