package org.ingestworkbench.islandora.remaining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    var other = Path.of(said);
    return Files.exists(other)
        ? sameFile(other, file.get())
        : String.valueOf(other.getFileName()).equals(String.valueOf(file.get().getFileName()));
  }

  private static boolean sameFile(Path one, Path two) {
    try {
      return Files.isSameFile(one, two);
    } catch (IOException e) {
      return false;
    }
  }
}
