package org.ingestworkbench.islandora.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * How a line of CSV is written: cells are quoted only where they must be (RFC 4180), and where a
 * reader would take the line for a comment or for blank. These bytes are a contract, and no quote
 * mode of the library makes them; so each cell is told how it is printed.
 */
public final class CsvLine {
  private static final CSVFormat BARE = CSVFormat.DEFAULT.builder().setQuote(null).get();
  private static final CSVFormat QUOTED =
      CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL).get();

  private CsvLine() {}

  /** The line with a line feed, as text files have it. */
  public static String lf(List<String> cells) {
    return line(cells, "\n");
  }

  /** The line with carriage return and line feed, as Python writes it. */
  public static String crlf(List<String> cells) {
    return line(cells, "\r\n");
  }

  private static String line(List<String> cells, String end) {
    var line = new StringBuilder();
    try {
      for (int place = 0; place < cells.size(); place++) {
        var cell = cells.get(place);
        format(place, cell).print(cell, line, place == 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory always takes more.", e);
    }
    return line.append(end).toString();
  }

  private static CSVFormat format(int place, String cell) {
    boolean hides = place == 0 && (cell.isEmpty() || cell.startsWith("#"));
    return hides || cell.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0) ? QUOTED : BARE;
  }
}
