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
      "id,title,field_description,field_identifier,field_edtf_date_issued";

  private Input() {}

  /** Rows with one file each. */
  static Path withFiles(Path directory, int rows) {
    return write(directory, rows, HEADER + ",file", "," + FILE);
  }

  /** Rows that are nodes alone. */
  static Path nodesOnly(Path directory, int rows) {
    return write(directory, rows, HEADER, "");
  }

  private static Path write(Path directory, int rows, String header, String last) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(FILE), "not really an image");
      var csv = directory.resolve("metadata.csv");
      try (var out = Files.newBufferedWriter(csv)) {
        out.write(header + "\n");
        for (int i = 1; i <= rows; i++) {
          out.write(row(i) + last + "\n");
        }
      }
      return csv;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(int i) {
    return String.format(
        "item-%07d,Letter number %d,\"Written by hand, two leaves; on the back a drawing (%d)\","
            + "MS %d/%d,19%02d",
        i, i, i % 97, i / 100, i % 100, i % 100);
  }
}
