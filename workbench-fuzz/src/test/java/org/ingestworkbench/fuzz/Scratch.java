package org.ingestworkbench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.ingestworkbench.model.WorkbenchException;

/** A directory for one process, in memory where there is such a place, with the file under test. */
final class Scratch {

  private static final Path IN_MEMORY = Path.of("/dev/shm");

  private final Path directory;

  Scratch() {
    try {
      directory =
          Files.isWritable(IN_MEMORY)
              ? Files.createTempDirectory(IN_MEMORY, "fuzz")
              : Files.createTempDirectory("fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  Path write(String name, byte[] content) {
    try {
      return Files.write(path(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands before the first line of dashes, and what stands after it. */
  static byte[][] halves(byte[] input) {
    for (int i = 0; i + 4 <= input.length; i++) {
      if (input[i] == '\n' && input[i + 1] == '-' && input[i + 2] == '-' && input[i + 3] == '\n') {
        return new byte[][] {
          Arrays.copyOf(input, i + 1), Arrays.copyOfRange(input, i + 4, input.length)
        };
      }
    }
    return new byte[][] {input, new byte[0]};
  }

  /** Our own exceptions are what a caller may meet; any other one is a finding. */
  static void mayRefuse(Runnable work) {
    try {
      work.run();
    } catch (WorkbenchException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("It does not say what is wrong", e);
      }
    }
  }

  private void delete() {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
