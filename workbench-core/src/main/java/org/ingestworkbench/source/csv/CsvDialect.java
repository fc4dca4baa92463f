package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file divides and quotes its cells.
 *
 * <p>In every dialect a file is UTF-8, rows keep the physical line on which they begin, blank lines
 * and rows that begin with {@code #} are left out, and the same values give the same rows, so a job
 * may be resumed with another dialect.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class CsvDialect {

  /**
   * RFC 4180: a cell that begins with a quote ends with one, before the next delimiter. What breaks
   * that is a problem that names the line. The fastest to read.
   */
  public static final CsvDialect STRICT = new CsvDialect("strict", CSVFormat.DEFAULT, true);

  /**
   * What Python's {@code csv} reader takes: what stands between a closing quote and the next
   * delimiter belongs to the cell, and a quote that is never closed is closed by the end of the
   * file.
   */
  public static final CsvDialect LENIENT =
      new CsvDialect(
          "lenient",
          CSVFormat.DEFAULT.builder().setTrailingData(true).setLenientEof(true).get(),
          false);

  private final String name;
  private final CSVFormat format;
  private final boolean strict;

  private CsvDialect(String name, CSVFormat format, boolean strict) {
    this.name = name;
    this.format = format;
    this.strict = strict;
  }

  /**
   * A dialect of Commons CSV. If the format has names of columns, they are the header, and the
   * first row is left out only if the format skips its header record; else the first row is the
   * header. A name that is null or blank is that of a column without a name, which is left out; its
   * cells must be empty. Cells that are the format's null string are empty. Blank lines are left
   * out and counted, even where the format keeps them.
   *
   * @throws IllegalArgumentException when the format has a greatest number of rows: which rows are
   *     read, the source says, as {@link CsvRowSource.Builder#stopRow} does
   */
  public static CsvDialect of(CSVFormat format) {
    if (format.getMaxRows() > 0) {
      throw new IllegalArgumentException(
          "The CSVFormat ends after maxRows "
              + format.getMaxRows()
              + ". Choose rows by the settings of the source, such as startRow and stopRow.");
    }
    return new CsvDialect("CSVFormat", format, false);
  }

  /**
   * The same with another delimiter.
   *
   * @throws InputException when the format uses that character otherwise
   */
  CsvDialect delimitedBy(char delimiter) {
    refuse(delimiter, format.getQuoteCharacter(), "quote");
    refuse(delimiter, format.getEscapeCharacter(), "escape");
    refuse(delimiter, format.getCommentMarker(), "comment marker");
    return new CsvDialect(name, format.builder().setDelimiter(delimiter).get(), strict);
  }

  private static void refuse(char delimiter, @Nullable Character used, String use) {
    if (used != null && used == delimiter) {
      throw new InputException(
          "delimiter: \"" + delimiter + "\" is also the " + use + " of the CSVFormat.");
    }
  }

  String delimiter() {
    return format.getDelimiterString();
  }

  /** The character around quoted cells; a NUL where none are quoted. */
  char quote() {
    var quote = format.getQuoteCharacter();
    return quote == null ? '\0' : quote;
  }

  /**
   * The names of the columns if the dialect has them, empty for a column without one; no names when
   * the file has them.
   */
  List<String> header() {
    var header = format.getHeader();
    return header == null
        ? List.of()
        : Stream.of(header).map(name -> Objects.requireNonNullElse(name, "")).toList();
  }

  /** Whether the file begins with a header in spite of {@link #header}. */
  boolean skipsHeader() {
    return format.getSkipHeaderRecord();
  }

  /** Reads the records of a file from its beginning. */
  RecordReader read(Reader in) throws IOException {
    return strict
        ? new StrictRecords(delimiter().charAt(0), in)
        : new FormatRecords(format, in, RecordReader.LONGEST);
  }

  @Override
  public String toString() {
    return name;
  }
}
