package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Guesses from a file's bytes what it is written in when it is not UTF-8. */
final class EncodingGuess {
  private static final int LOOK = 1 << 16;

  private EncodingGuess() {}

  /** Whether a file is a zip archive, as a workbook of Excel is, or a workbook of an old Excel. */
  static boolean isArchive(byte[] head) {
    return begins(head, 'P', 'K', 3, 4) || begins(head, 0xD0, 0xCF, 0x11, 0xE0);
  }

  /** What the beginning of a file shows at once, though it may well be valid UTF-8; or null. */
  static @Nullable String ofBeginning(byte[] head) {
    if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
      return "UTF-16";
    }
    return zeros(head) > head.length / 8 ? "UTF-16" : null;
  }

  /** What the bytes from the first wrong one on look like. */
  static String from(Path file, long offset) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, offset - 1));
      return ofBytes(in.readNBytes(LOOK));
    }
  }

  /**
   * Accented letters have their places at 0xC0 and above in Windows-1252, where it has typographic
   * signs below; MacRoman has letters right from 0x80 on.
   */
  private static String ofBytes(byte[] bytes) {
    int windows = 0;
    int mac = 0;
    for (int i = 1; i < bytes.length; i++) {
      int value = bytes[i] & 0xFF;
      boolean inWord = isLetter(bytes[i - 1]) && i + 1 < bytes.length && isLetter(bytes[i + 1]);
      windows += (value >= 0xC0 && isLetter(bytes[i - 1])) || value == 0x92 ? 1 : 0;
      mac += value >= 0x80 && value < 0xA0 && value != 0x92 && inWord ? 1 : 0;
    }
    return mac > windows ? "MacRoman" : "Windows-1252";
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean begins(byte[] head, int... start) {
    if (head.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((head[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static int zeros(byte[] head) {
    int count = 0;
    for (byte b : head) {
      count += b == 0 ? 1 : 0;
    }
    return count;
  }
}
