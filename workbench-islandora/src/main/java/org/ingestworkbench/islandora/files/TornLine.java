package org.ingestworkbench.islandora.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.islandora.output.OutputFile;

/** The last line of a list of ours, which a process may have died over: it is cut away. */
final class TornLine {

  private TornLine() {}

  static void mend(Path file) throws IOException {
    long whole = whole(file);
    if (whole < Files.size(file)) {
      OutputFile.cut(file, whole);
    }
  }

  /** How many bytes the lines have that end; a line end inside quotes ends none. */
  private static long whole(Path file) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      long whole = 0;
      boolean quoted = false;
      long at = 1;
      for (int c = in.read(); c >= 0; c = in.read(), at++) {
        quoted ^= c == '"';
        whole = c == '\n' && !quoted ? at : whole;
      }
      return whole;
    }
  }
}
