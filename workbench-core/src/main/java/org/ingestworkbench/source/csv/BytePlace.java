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

  static BytePlace of(Path file, long offset, CsvDialect dialect) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      var finder = new Finder(dialect);
      for (long at = 0; at < offset; at++) {
        finder.see(in.read());
      }
      return new BytePlace(finder.line, finder.column);
    }
  }

  /** A quote means something only at the beginning of a cell, and within quotes. */
  private static final class Finder {
    private final char delimiter;
    private final char quote;
    private long line = 1;
    private int column = 1;
    private boolean begins = true;
    private boolean quoted;
    private boolean closed;
    private int before;

    Finder(CsvDialect dialect) {
      delimiter = dialect.delimiter().charAt(0);
      quote = dialect.quote();
    }

    void see(int b) {
      if (b == '\n' || b == '\r') {
        line += b == '\n' && before == '\r' ? 0 : 1;
      }
      if (quoted) {
        closed = b == quote;
        quoted = !closed;
      } else {
        seeUnquoted(b);
      }
      before = b;
    }

    private void seeUnquoted(int b) {
      quoted = b == quote && (begins || closed);
      closed = false;
      begins = b == delimiter || b == '\n' || b == '\r';
      column = b == '\n' || b == '\r' ? 1 : column + (b == delimiter ? 1 : 0);
    }
  }
}
