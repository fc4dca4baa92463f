package org.ingestworkbench.islandora.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.model.InputException;

/** The two files of a run. */
record RollbackPair(Path csv, Path config) {

  void writeConfig(String text) {
    try {
      Files.writeString(config, text);
    } catch (IOException e) {
      throw new InputException(
          "The rollback configuration cannot be written: " + config + " (" + e + ").", e);
    }
  }
}
