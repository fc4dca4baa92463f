package org.ingestworkbench.islandora.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.StringWriter;
import java.util.List;

/**
 * How a line of CSV is written: cells are quoted only where they must be (RFC 4180), and where a
 * reader would take the line for a comment or for blank.
 */
public final class CsvLine {

  /** A first cell that begins with {@code #} is quoted by the writer itself. */
  private static final QuoteStrategy NEVER_BLANK =
      new QuoteStrategy() {
        @Override
        public boolean quoteEmpty(int line, int cell) {
          return cell == 0;
        }
      };

  private CsvLine() {}

  /** The line with a line feed, as text files have it. */
  public static String lf(List<String> cells) {
    return line(cells, LineDelimiter.LF);
  }

  /** The line with carriage return and line feed, as Python writes it. */
  public static String crlf(List<String> cells) {
    return line(cells, LineDelimiter.CRLF);
  }

  private static String line(List<String> cells, LineDelimiter end) {
    var text = new StringWriter();
    CsvWriter.builder()
        .bufferSize(0)
        .quoteStrategy(NEVER_BLANK)
        .lineDelimiter(end)
        .build(text)
        .writeRecord(cells);
    return text.toString();
  }
}
