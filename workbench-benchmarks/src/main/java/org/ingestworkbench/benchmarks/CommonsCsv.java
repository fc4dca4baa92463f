package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/** What reading a CSV costs when nothing else is done. */
final class CommonsCsv {

  private CommonsCsv() {}

  /** Reads the file once; gives the seconds that takes. */
  static double read(Path csv) {
    long began = System.nanoTime();
    long cells = 0;
    try (var records = CSVFormat.RFC4180.parse(Files.newBufferedReader(csv))) {
      for (var row : records) {
        cells += row.size();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (cells == 0) {
      throw new IllegalStateException("There is nothing in " + csv);
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
