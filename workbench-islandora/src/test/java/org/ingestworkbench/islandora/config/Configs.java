package org.ingestworkbench.islandora.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Configuration files of tests. */
public final class Configs {

  /** The least that a job needs. */
  public static final String LEAST =
      """
      task: create
      host: https://repo.example.org
      username: ann
      password: sesame
      """;

  private Configs() {}

  static void directory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file with the least, and more. */
  static Path file(Path directory, String more) {
    return write(directory.resolve("c.yml"), LEAST + more);
  }

  static WorkbenchConfig read(Path directory, String more) {
    return WorkbenchConfig.read(file(directory, more));
  }

  public static Path write(Path file, String text) {
    try {
      return forItsOwner(Files.writeString(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It has a password in it, of which a reader would warn. */
  private static Path forItsOwner(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }
}
