package org.ingestworkbench.source.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a byte of a CSV file stands for a person who looks at it: the physical line and the number
 * of the column, both from 1. Only read when something is wrong, so that reading stays fast.
 */
record BytePlace(long line, int column) {

  static BytePlace of(Path file, long offset, char delimiter) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      var finder = new Finder(delimiter);
      for (long at = 0; at < offset; at++) {
        finder.see(in.read());
      }
      return new BytePlace(finder.line, finder.column);
    }
  }

  private static final class Finder {
    private final char delimiter;
    private long line = 1;
    private int column = 1;
    private boolean quoted;
    private int before;

    Finder(char delimiter) {
      this.delimiter = delimiter;
    }

    void see(int b) {
      if (b == '"') {
        quoted = !quoted;
      } else if (b == '\n' || b == '\r') {
        line += b == '\n' && before == '\r' ? 0 : 1;
        column = quoted ? column : 1;
      } else if (b == delimiter && !quoted) {
        column++;
      }
      before = b;
    }
  }
}
