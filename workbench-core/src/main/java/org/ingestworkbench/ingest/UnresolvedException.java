package org.ingestworkbench.ingest;

import org.ingestworkbench.model.WorkbenchException;

/** A step of which it is not known whether it was done. Does not leave the engine. */
final class UnresolvedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  UnresolvedException(String why) {
    super(why);
  }
}
