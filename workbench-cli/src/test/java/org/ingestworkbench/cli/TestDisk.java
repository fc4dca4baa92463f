package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own, which a test makes fail. Only root may mount one, on Linux. */
final class TestDisk implements AutoCloseable {

  private static final long IMAGE = 16L << 20;

  private final Path directory;

  private TestDisk(Path directory) {
    this.directory = directory;
  }

  /** One in memory, with options of tmpfs. */
  static TestDisk inMemory(Path directory, String options) throws IOException {
    return mounted(
        directory, List.of("mount", "-t", "tmpfs", "-o", options, "none", directory.toString()));
  }

  /** One in a file, that turns read-only when it fails. */
  static TestDisk inAFile(Path directory) throws IOException {
    assumeMayMount();
    var image = directory.resolveSibling(directory.getFileName() + ".img");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(IMAGE);
    }
    assumeThat(run(List.of("mkfs.ext4", "-q", image.toString()))).as("mkfs.ext4").isZero();
    return mounted(
        directory, List.of("mount", "-o", "loop", image.toString(), directory.toString()));
  }

  private static void assumeMayMount() {
    assumeThat(System.getProperty("os.name")).as("mounts as Linux does").isEqualTo("Linux");
    assumeThat(System.getProperty("user.name")).as("only root mounts").isEqualTo("root");
  }

  private static TestDisk mounted(Path directory, List<String> command) throws IOException {
    assumeMayMount();
    Files.createDirectories(directory);
    assumeThat(run(command)).as("a container may forbid " + command).isZero();
    return new TestDisk(directory);
  }

  /** Does to the file system what it does to itself after an error of its disk. */
  void fail() {
    remount("abort");
  }

  /** Makes a file system in memory larger. */
  void grow(String size) {
    remount("size=" + size);
  }

  private void remount(String option) {
    var command = List.of("mount", "-o", "remount," + option, directory.toString());
    assertThat(run(command)).as(command.toString()).isZero();
  }

  /** Mounts a file system that failed once more, as after a restart of the machine. */
  void mend() {
    close();
    var image = directory.resolveSibling(directory.getFileName() + ".img");
    assertThat(run(List.of("mount", "-o", "loop", image.toString(), directory.toString())))
        .isZero();
  }

  private static int run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        System.out.println(command + ": " + said);
      }
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lazily: what is still open there does no harm. */
  @Override
  public void close() {
    run(List.of("umount", "-l", directory.toString()));
  }
}
