package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Inputs of any length: a CSV as collections have it, and one small file that its rows share. */
final class Input {

  /** The one file, which rows name. */
  static final String FILE = "scan.tif";

  private static final String HEADER =
      "id,title,field_model,field_description,field_identifier,field_edtf_date_issued";

  /** The model of all rows, unless they have another. */
  private static final String MODEL = "Image";

  private Input() {}

  /** Rows with one file each. */
  static Path withFiles(Path directory, int rows) {
    return write(directory, rows, MODEL, ",file", "," + FILE);
  }

  /** Rows that are nodes alone. */
  static Path nodesOnly(Path directory, int rows) {
    return nodesOnly(directory, rows, MODEL);
  }

  /** Rows that are nodes alone, of this model. */
  static Path nodesOnly(Path directory, int rows, String model) {
    return write(directory, rows, model, "", "");
  }

  private static Path write(Path directory, int rows, String model, String column, String value) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(FILE), "not really an image");
      var csv = directory.resolve("metadata.csv");
      try (var out = Files.newBufferedWriter(csv)) {
        out.write(HEADER + column + "\n");
        for (int i = 1; i <= rows; i++) {
          out.write(row(i, model) + value + "\n");
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
