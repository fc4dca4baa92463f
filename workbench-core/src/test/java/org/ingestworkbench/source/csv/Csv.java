package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes CSV files for tests. */
public final class Csv {
  private Csv() {}

  public static Path write(Path folder, String text) {
    return write(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("rows.csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
