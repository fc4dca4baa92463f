package org.ingestworkbench.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory of its own, deleted in the end. */
final class Place implements AutoCloseable {

  private final Path directory;

  Place() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  private Place(Path where) {
    try {
      directory = Files.createTempDirectory(where, "workbench-benchmarks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One elsewhere than among temporary files. */
  static Place in(Path where) {
    return new Place(where);
  }

  /** A file or directory in it that is not there. */
  Path fresh(String name) {
    var path = directory.resolve(name);
    delete(path);
    return path;
  }

  static void delete(Path path) {
    if (Files.notExists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete(directory);
  }
}
