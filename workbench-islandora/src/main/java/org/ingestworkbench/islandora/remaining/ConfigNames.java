package org.ingestworkbench.islandora.remaining;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.store.ConfigName;

/** Tells whether a name in a log or a map is that of a configuration file. */
final class ConfigNames {

  private ConfigNames() {}

  /** A log or a map of another machine names a file that is not here: its own name decides then. */
  static boolean same(String said, WorkbenchConfig config) {
    return ConfigName.of(config.mapName()).is(said)
        || config.file().filter(file -> isElsewhere(said, file)).isPresent();
  }

  /** What a log says may be no path at all. */
  private static boolean isElsewhere(String said, Path file) {
    try {
      var other = Path.of(said);
      return !Files.exists(other)
          && String.valueOf(other.getFileName()).equals(String.valueOf(file.getFileName()));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
