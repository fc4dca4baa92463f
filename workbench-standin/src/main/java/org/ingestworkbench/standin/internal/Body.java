package org.ingestworkbench.standin.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a request carries: bytes in memory, or those of a file upload in a temporary file. */
final class Body {
  private final byte[] bytes;
  private final @Nullable Path file;
  private final long size;

  private Body(byte[] bytes, @Nullable Path file, long size) {
    this.bytes = bytes;
    this.file = file;
    this.size = size;
  }

  static Body of(byte[] bytes) {
    return new Body(bytes, null, bytes.length);
  }

  static Body in(Path file, long size) {
    return new Body(new byte[0], file, size);
  }

  /** Not to be changed; empty for a file upload. */
  byte[] bytes() {
    return bytes;
  }

  @Nullable Path file() {
    return file;
  }

  long size() {
    return size;
  }
}
