package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Inputs of any length: a CSV as collections have it, and small files. */
final class Input {

  private static final String HEADER =
      "id,title,field_model,field_description,field_identifier,field_edtf_date_issued";

  /** What is in every file. */
  static final String CONTENT = "not really an image";

  /** The model of all rows, unless they have another. */
  static final String MODEL = "Image";

  private Input() {}

  /** Rows with a file of its own each. */
  static Path withFiles(Path directory, int rows) {
    return withFiles(directory, rows, "scan");
  }

  /**
   * The same.
   *
   * @param series what the names of the files begin with
   */
  static Path withFiles(Path directory, int rows, String series) {
    for (int i = 1; i <= rows; i++) {
      file(directory, fileName(series, i));
    }
    return write(directory, rows, MODEL, ",file", i -> "," + fileName(series, i));
  }

  /** What the file of a row is called. */
  static String fileName(String series, int row) {
    return String.format("%s-%07d.tif", series, row);
  }

  /** A file is as small as it can be. */
  static void file(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name), CONTENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows that are nodes alone. */
  static Path nodesOnly(Path directory, int rows) {
    return nodesOnly(directory, rows, MODEL);
  }

  /** Rows that are nodes alone, of this model. */
  static Path nodesOnly(Path directory, int rows, String model) {
    return write(directory, rows, model, "", i -> "");
  }

  /**
   * Rows with further columns.
   *
   * @param columns with a comma before each
   * @param cells what they hold, by the number of the row
   */
  static Path write(
      Path directory, int rows, String model, String columns, IntFunction<String> cells) {
    try {
      Files.createDirectories(directory);
      var csv = directory.resolve("metadata.csv");
      try (var out = Files.newBufferedWriter(csv)) {
        out.write(HEADER + columns + "\n");
        for (int i = 1; i <= rows; i++) {
          out.write(row(i, model) + cells.apply(i) + "\n");
        }
      }
      return csv;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(int i, String model) {
    return String.format(
        "item-%07d,Letter number %d,%s,\"Written by hand, two leaves; on the back a drawing (%d)\","
            + "MS %d/%d,19%02d",
        i, i, model, i % 97, i / 100, i % 100, i % 100);
  }
}
