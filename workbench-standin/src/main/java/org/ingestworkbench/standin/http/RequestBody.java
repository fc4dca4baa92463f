package org.ingestworkbench.standin.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a request carries: bytes in memory, or those of a file upload in a temporary file. */
public final class RequestBody {
  private final byte[] bytes;
  private final @Nullable Path file;
  private final long size;

  private RequestBody(byte[] bytes, @Nullable Path file, long size) {
    this.bytes = bytes;
    this.file = file;
    this.size = size;
  }

  public static RequestBody of(byte[] bytes) {
    return new RequestBody(bytes, null, bytes.length);
  }

  public static RequestBody in(Path file, long size) {
    return new RequestBody(new byte[0], file, size);
  }

  /** Not to be changed; empty for a file upload. */
  public byte[] bytes() {
    return bytes;
  }

  @Nullable
  public Path file() {
    return file;
  }

  public long size() {
    return size;
  }
}
