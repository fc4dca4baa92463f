package org.ingestworkbench.islandora.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.text.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last line of a list, which a process may have died over, or which another program saved
 * without a line end. It is read as {@link CsvList} reads it: a quote opens a cell only where the
 * cell begins, and a carriage return ends a line too.
 */
final class TornLine {

  private static final Logger LOG = LoggerFactory.getLogger("org.ingestworkbench.job");

  private enum At {
    LINE_START,
    CELL_START,
    BARE,
    QUOTED,
    QUOTE,
    COMMENT
  }

  private final Path file;
  private At at = At.LINE_START;
  private long start;
  private int columns;
  private int cells;

  /** Commas since the last line end inside of a quoted cell; negative before the first one. */
  private int inside;

  private boolean rowInside;

  private TornLine(Path file) {
    this.file = file;
  }

  /**
   * Reads a list to its end and changes nothing.
   *
   * @throws InputException when it is no CSV, or a quote that is never closed has rows behind it
   */
  static TornLine of(Path file) throws IOException {
    var line = new TornLine(file);
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      long place = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        line.next(c, place++);
      }
    }
    if (line.at == At.QUOTED && line.rowInside) {
      throw line.unreadable();
    }
    return line;
  }

  /** Ends the last line where it is whole, and cuts it away where it is torn. */
  void mend() throws IOException {
    if (at == At.LINE_START) {
      return;
    }
    if (at == At.QUOTED || (at != At.COMMENT && cells < columns)) {
      LOG.warn(Shown.line("Cut from the end of " + file + ", a line that is not whole: " + text()));
      OutputFile.cut(file, start);
      return;
    }
    try (var list = CsvList.open(file)) {
      list.forEach(row -> {}); // one that cannot be read stays as it is
    }
    LOG.warn(Shown.line("The last line of " + file + " had no line end and got one."));
    try (var out = OutputFile.append(file)) {
      out.write('\n');
    }
  }

  /**
   * Cuts the last line away where it has no line end: of a list whose writer ends each line, it may
   * be the beginning of a longer one.
   */
  void cutUnended() throws IOException {
    if (at != At.LINE_START) {
      OutputFile.cut(file, start);
    }
  }

  private String text() throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(start);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void next(int c, long place) {
    switch (at) {
      case LINE_START -> first(c, place);
      case CELL_START -> begin(c);
      case BARE -> bare(c);
      case QUOTED -> quoted(c);
      case QUOTE -> afterQuote(c);
      case COMMENT -> at = isLineEnd(c) ? At.LINE_START : At.COMMENT;
    }
  }

  private void first(int c, long place) {
    if (c == '#') {
      at = At.COMMENT;
    } else if (!isLineEnd(c)) {
      start = place;
      cells = 1;
      begin(c);
    }
  }

  private void begin(int c) {
    if (c == '"') {
      at = At.QUOTED;
      inside = -1;
      rowInside = false;
    } else {
      bare(c);
    }
  }

  private void bare(int c) {
    if (c == ',') {
      cells++;
      at = At.CELL_START;
    } else if (isLineEnd(c)) {
      columns = columns == 0 ? cells : columns;
      at = At.LINE_START;
    } else {
      at = At.BARE;
    }
  }

  private void quoted(int c) {
    if (c == '"') {
      at = At.QUOTE;
    } else if (isLineEnd(c)) {
      inside = 0;
    } else if (c == ',' && inside >= 0) {
      inside++;
      rowInside |= inside >= columns - 1;
    }
  }

  private void afterQuote(int c) {
    if (c == '"') {
      at = At.QUOTED;
    } else if (c == ',' || isLineEnd(c)) {
      bare(c);
    } else {
      throw unreadable();
    }
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private InputException unreadable() {
    return new InputException(
        file
            + " cannot be read as CSV: a quote is never closed, or stands inside a quoted cell"
            + " without being doubled. Mend it, or name another file.");
  }
}
