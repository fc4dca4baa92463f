package org.ingestworkbench.islandora.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells a file that this program, or Islandora Workbench, began from one that is another's. */
public final class OwnFile {

  private static final int LONGEST_START = 64 << 10;

  private static final Pattern LOG =
      Pattern.compile("\\d\\d-\\p{L}{3}\\.?-\\d\\d \\d\\d:\\d\\d:\\d\\d - [A-Z]+ - ");

  /** Of the mode of a file in Unix: the bits that say what it is, and those of a named pipe. */
  private static final int KIND = 0xF000;

  private static final int PIPE = 0x1000;

  private OwnFile() {}

  /**
   * Whether the path is a link, which is never written through.
   *
   * @param file need not be there
   */
  public static boolean isLink(Path file) {
    return Files.isSymbolicLink(file);
  }

  /**
   * Whether the path is a named pipe: to open one waits until another program reads it. A device,
   * as /dev/null or a terminal, is none.
   *
   * @param file need not be there
   */
  public static boolean isPipe(Path file) throws IOException {
    return Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && ((Integer) Files.getAttribute(file, "unix:mode") & KIND) == PIPE;
  }

  /** Whether a file is missing or empty, or begins like a log. */
  public static boolean mayBeLog(Path file) throws IOException {
    return mayBe(file, start -> LOG.matcher(start).lookingAt());
  }

  /** Whether a file is missing or empty, or begins with these lines. */
  public static boolean mayBegin(Path file, String lines) throws IOException {
    var own = lines.stripTrailing();
    return mayBe(
        file,
        start ->
            start.startsWith(own) && start.substring(own.length()).matches("(?s)([\\r\\n].*)?"));
  }

  /** What is no regular file, as /dev/null, has no beginning. */
  private static boolean mayBe(Path file, Predicate<String> own) throws IOException {
    return !Files.isRegularFile(file) || Files.size(file) == 0 || own.test(start(file));
  }

  private static String start(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_START), StandardCharsets.UTF_8);
    }
  }
}
