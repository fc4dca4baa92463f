package org.ingestworkbench.source.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.table.TableBuilder;
import org.ingestworkbench.source.table.TableRowSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file: UTF-8 with or without byte order mark, quoted as its {@link CsvDialect}
 * says, RFC 4180 unless told, line breaks allowed within quotes. It is read as a stream and never
 * altered; memory does not grow with rows.
 *
 * <p>The order of the builder's calls does not matter; a row goes through these steps: numbered and
 * sliced ({@code startRow}, {@code stopRow}, {@code skipRows}); left out when its first cell, or
 * the first that is not ignored, begins with {@code #} or when it is blank; its length checked;
 * chosen ({@code onlyRows}); filtered ({@code filter}); columns ignored and constants added; values
 * put into templates; the viewer filled in; at last every cell is cleaned. Filters and templates
 * therefore see cells as they are written.
 *
 * <p><b>Keys.</b> The id and the parent's id are cleaned and then have one spelling: NFC, no
 * invisible characters (format and control characters but line breaks and tabs), plain spaces for
 * no-break ones. A problem {@code INVISIBLE_CHARACTER} names the code point when that changed
 * something. Quotes, commas, line breaks, letter case and leading zeros stay. In other columns
 * invisible characters are kept and noted once per column.
 *
 * <p><b>Rows that are not right.</b> Longer than the header by more than empty cells, a value under
 * no header, or no id: an {@code ERROR}, the row is not delivered. Shorter than the header: a
 * {@code WARNING}, the missing cells are empty, as spreadsheets write them.
 *
 * <p>Immutable and safe for use by several threads; each stream is for one.
 */
public final class CsvRowSource implements RowSource {
  private final TableRowSource rows;

  private CsvRowSource(TableRowSource rows) {
    this.rows = rows;
  }

  /** A file with commas, subdelimiter {@code |} and an id column {@code id}, all rows. */
  public static CsvRowSource of(Path path) {
    return builder(path).build();
  }

  /**
   * A file in another dialect, with subdelimiter {@code |} and an id column {@code id}, all rows.
   *
   * @param format see {@link CsvDialect#of}
   * @throws IllegalArgumentException when the format has a greatest number of rows
   */
  public static CsvRowSource of(Path path, CSVFormat format) {
    return builder(path).dialect(CsvDialect.of(format)).build();
  }

  /** Starts with what {@link #of(Path)} gives. */
  public static Builder builder(Path path) {
    return new Builder(path);
  }

  @Override
  public String name() {
    return rows.name();
  }

  @Override
  public List<String> columns() {
    return rows.columns();
  }

  @Override
  public RowRange range() {
    return rows.range();
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return rows.open(problems);
  }

  /** The file and what restricts its rows. */
  @Override
  public String toString() {
    return "CsvRowSource[" + rows.description() + "]";
  }

  /**
   * Collects how the file is read and which of its rows; the order of the calls means nothing.
   * Every setter throws {@link InputException} when the single value cannot be right.
   */
  public static final class Builder extends TableBuilder<Builder> {
    private final Path path;
    private String name;
    private CsvDialect dialect = CsvDialect.STRICT;
    private @Nullable Character delimiter;

    private Builder(Path path) {
      this.path = path;
      this.name = path.toString();
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** What messages and jobs call the input; the path as it was given unless told. */
    public Builder named(String inputName) {
      name = inputName;
      return this;
    }

    /**
     * How the file divides and quotes its cells; {@link CsvDialect#STRICT} unless told ({@code
     * csv_dialect}).
     */
    public Builder dialect(CsvDialect csvDialect) {
      dialect = csvDialect;
      return this;
    }

    /** The one character between cells, or {@code \t}; the dialect's, a comma, unless told. */
    public Builder delimiter(String text) {
      delimiter = delimiterOf(text);
      return this;
    }

    private static char delimiterOf(String text) {
      var one = text.equals("\\t") ? "\t" : text;
      if (one.length() != 1 || "\"\r\n".contains(one)) {
        throw new InputException(
            "delimiter: \"" + text + "\" is not one character (or \\t for a tab).");
      }
      return one.charAt(0);
    }

    /**
     * The source; nothing is read yet.
     *
     * @throws InputException when the id column is to be ignored, or the delimiter is the dialect's
     *     quote, escape or comment marker
     */
    public CsvRowSource build() {
      return new CsvRowSource(build(new CsvTable(new CsvFile(path, name, dialect()))));
    }

    private CsvDialect dialect() {
      return delimiter == null ? dialect : dialect.delimitedBy(delimiter);
    }
  }
}
