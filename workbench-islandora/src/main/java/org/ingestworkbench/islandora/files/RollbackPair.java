package org.ingestworkbench.islandora.files;

import java.io.IOException;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.model.InputException;

/** The two files of a run, open since they were made. */
record RollbackPair(OutputFile csv, OutputFile config) {

  /** Writes the whole configuration. */
  void writeConfig(String text) {
    try (var out = config.writer()) {
      out.write(text);
    } catch (IOException e) {
      throw new InputException(
          "The rollback configuration cannot be written: " + config.path() + " (" + e + ").", e);
    }
  }
}
