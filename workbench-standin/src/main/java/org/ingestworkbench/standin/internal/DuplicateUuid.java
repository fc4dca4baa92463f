package org.ingestworkbench.standin.internal;

/** An entity of that type has that uuid already; the id meant for the second one is used up. */
final class DuplicateUuid extends RuntimeException {
  private static final long serialVersionUID = 1;

  DuplicateUuid(Kind kind, String uuid) {
    super(kind.type() + " " + uuid + " exists");
  }
}
