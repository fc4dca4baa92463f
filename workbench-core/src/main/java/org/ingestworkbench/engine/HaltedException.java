package org.ingestworkbench.engine;

import org.ingestworkbench.model.WorkbenchException;

/** The run stops; the row at hand stays open. Does not leave the engine. */
final class HaltedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  HaltedException() {
    super("The run is stopping.");
  }
}
