package org.ingestworkbench.islandora.remaining;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file as they are written, quotes, byte order mark and line ends included, so
 * that what is copied stays what it was. What is wrong with a file the row source tells.
 */
final class RawCsv implements Closeable {

  private static final int END = -1;
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*+)\"");

  /** The line with which a CSV for Excel may begin. */
  private static final Pattern SEPARATOR = Pattern.compile("(?i)\uFEFF?\"?sep=([^\"])\"?");

  private final BufferedReader in;
  private char delimiter;
  private long line = 1;
  private int ahead;

  /**
   * One record.
   *
   * @param line on which it begins
   * @param cells as they are written
   * @param end the line's end; empty at the end of a file without one
   */
  record Raw(long line, List<String> cells, String end) {}

  private RawCsv(BufferedReader in, char delimiter) throws IOException {
    this.in = in;
    this.delimiter = delimiter;
    this.ahead = in.read();
  }

  static RawCsv open(Path file, char delimiter) throws IOException {
    return new RawCsv(Files.newBufferedReader(file, StandardCharsets.UTF_8), delimiter);
  }

  /** The next record; null at the end. */
  @Nullable Raw next() throws IOException {
    if (ahead == END) {
      return null;
    }
    long begun = line;
    var cells = new ArrayList<String>();
    do {
      cells.add(cell());
    } while (skipDelimiter());
    return new Raw(begun, List.copyOf(cells), lineEnd());
  }

  /**
   * Whether a record names the delimiter of those after it, which are read by it from now on.
   *
   * @param record the first one
   */
  boolean separates(Raw record) {
    var line = SEPARATOR.matcher(String.join(String.valueOf(delimiter), record.cells()));
    if (!line.matches()) {
      return false;
    }
    delimiter = line.group(1).charAt(0);
    return true;
  }

  /** What stands between cells. */
  char delimiter() {
    return delimiter;
  }

  private boolean skipDelimiter() throws IOException {
    if (ahead != delimiter) {
      return false;
    }
    take();
    return true;
  }

  private String cell() throws IOException {
    var text = new StringBuilder();
    if (ahead == '\uFEFF') {
      text.append(take());
    }
    if (ahead == '"') {
      quoted(text);
    }
    while (ahead != delimiter && !atLineEnd()) {
      text.append(take());
    }
    return text.toString();
  }

  /** A doubled quote ends one quoted part and begins the next; the end of the file closes one. */
  private void quoted(StringBuilder text) throws IOException {
    while (ahead == '"') {
      text.append(take());
      while (ahead != '"' && ahead != END) {
        text.append(take());
      }
      text.append(ahead == END ? '"' : take());
    }
  }

  private boolean atLineEnd() {
    return ahead == '\n' || ahead == '\r' || ahead == END;
  }

  private String lineEnd() throws IOException {
    var end = new StringBuilder();
    if (ahead == '\r') {
      end.append(take());
    }
    if (ahead == '\n') {
      end.append(take());
    }
    return end.toString();
  }

  /** Counts lines by their ends, whichever of the three kinds. */
  private char take() throws IOException {
    char taken = (char) ahead;
    ahead = in.read();
    if (taken == '\n' || (taken == '\r' && ahead != '\n')) {
      line++;
    }
    return taken;
  }

  /** What a cell says. */
  static String value(String raw) {
    var text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    var quoted = QUOTED.matcher(text);
    return quoted.lookingAt()
        ? quoted.group(1).replace("\"\"", "\"") + text.substring(quoted.end())
        : text;
  }

  /** A cell that says something else, quoted as the one before it was. */
  static String written(String value, String like) {
    return like.startsWith("\"") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
