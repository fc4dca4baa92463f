package org.ingestworkbench.sqlite.file;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what is hexadecimal as bytes: half the size of what the journal mostly consists of. */
public final class HexBytes {
  private HexBytes() {}

  public static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  public static UUID uuid(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Bytes for lower-case hexadecimal, the text itself otherwise. */
  public static Object pack(String text) {
    return isHex(text) ? HexFormat.of().parseHex(text) : text;
  }

  public static String unpack(@Nullable Object packed) {
    return packed instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : String.valueOf(packed);
  }

  private static boolean isHex(String text) {
    return !text.isEmpty()
        && text.length() % 2 == 0
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
