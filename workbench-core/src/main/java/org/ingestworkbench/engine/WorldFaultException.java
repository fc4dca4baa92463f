package org.ingestworkbench.engine;

import org.ingestworkbench.model.WorkbenchException;

/** A fault of the world: no further row is started, and those under way stay open. */
final class WorldFaultException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  WorldFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
