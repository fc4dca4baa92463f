package org.ingestworkbench.standin.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A stored entity with its fields as bytes: a tenth of the heap that Jackson's nodes take, for load
 * tests.
 */
final class Packed {
  private final Kind kind;
  private final long id;
  private final long revision;
  private final String uuid;
  private final String bundle;
  private final byte[] fields;

  private Packed(Stored entity) {
    this.kind = entity.kind();
    this.id = entity.id();
    this.revision = entity.revision();
    this.uuid = entity.uuid();
    this.bundle = entity.bundle().intern();
    this.fields = Json.bytes(entity.fields());
  }

  static Packed of(Stored entity) {
    return new Packed(entity);
  }

  Stored unpack() {
    try {
      return new Stored(kind, id, revision, uuid, bundle, (ObjectNode) Json.parse(fields));
    } catch (IOException e) {
      throw new UncheckedIOException("packed fields of " + kind.type() + " " + id, e);
    }
  }
}
