package org.ingestworkbench.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.csv.CsvRowSource;

/**
 * Rows with their files in a temporary directory, until it is closed. All schedules of a cell share
 * one: no run alters its input.
 */
record CrashInput(Rows rows, Path directory, Path csv, PlanSettings settings)
    implements AutoCloseable {

  static CrashInput of(Rows rows) {
    try {
      var directory = Files.createTempDirectory("crash");
      return new CrashInput(rows, directory, rows.writeTo(directory), rows.settings(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RowSource source() {
    return CsvRowSource.builder(csv)
        .idColumn(settings.idField())
        .idDetails(settings.idDetails())
        .build();
  }

  @Override
  public void close() {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
