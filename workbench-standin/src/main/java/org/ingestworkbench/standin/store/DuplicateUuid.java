package org.ingestworkbench.standin.store;

import org.ingestworkbench.standin.model.DrupalEntityType;

/** An entity of that type has that uuid already; the id meant for the second one is used up. */
public final class DuplicateUuid extends RuntimeException {
  private static final long serialVersionUID = 1;

  DuplicateUuid(DrupalEntityType kind, String uuid) {
    super(kind.type() + " " + uuid + " exists");
  }
}
