package org.ingestworkbench.islandora.files;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file could be made or added to; nothing is tried. */
final class Writable {

  private Writable() {}

  /** A new file in a directory that is there, or in one that could be made. */
  static boolean file(Path file) {
    if (Files.exists(file)) {
      return Files.isRegularFile(file) && Files.isWritable(file);
    }
    var directory = file.toAbsolutePath().getParent();
    while (directory != null && !Files.exists(directory)) {
      directory = directory.getParent();
    }
    return directory != null && Files.isDirectory(directory) && Files.isWritable(directory);
  }
}
