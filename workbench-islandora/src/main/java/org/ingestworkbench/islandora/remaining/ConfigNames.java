package org.ingestworkbench.islandora.remaining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.ingestworkbench.islandora.config.WorkbenchConfig;

/** Tells whether a name in a log or a map is that of a configuration file. */
final class ConfigNames {

  private ConfigNames() {}

  /** A job may have been started from another directory, so the file's own name decides there. */
  static boolean same(String said, WorkbenchConfig config) {
    var file = config.file();
    if (file.isEmpty() || said.equals(config.mapName())) {
      return said.equals(config.mapName());
    }
    return path(said).filter(other -> same(other, file.get())).isPresent();
  }

  /** What a log says may be no path at all. */
  private static Optional<Path> path(String said) {
    try {
      return Optional.of(Path.of(said));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean same(Path other, Path file) {
    return Files.exists(other)
        ? sameFile(other, file)
        : String.valueOf(other.getFileName()).equals(String.valueOf(file.getFileName()));
  }

  private static boolean sameFile(Path one, Path two) {
    try {
      return Files.isSameFile(one, two);
    } catch (IOException e) {
      return false;
    }
  }
}
