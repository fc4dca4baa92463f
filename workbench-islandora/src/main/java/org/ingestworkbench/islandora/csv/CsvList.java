package org.ingestworkbench.islandora.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A list that this program or Islandora Workbench wrote, in UTF-8: a header, then rows of as many
 * cells as they like. Lines that begin with {@code #} and blank lines are no rows. Used by one
 * thread; one row is in memory at a time.
 */
public final class CsvList implements Closeable {
  private static final String NODE_ID = "node_id";

  private final Path file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;

  private CsvList(Path file, Reader in) throws IOException {
    this.file = file;
    reader = format().ofCsvRecord(in);
    records = reader.iterator();
    var first = next();
    header = first == null ? List.of() : first.cells();
  }

  private static CsvReader.CsvReaderBuilder format() {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.SKIP)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false);
  }

  /**
   * Opens a list and reads its header.
   *
   * @throws IOException when it cannot be read
   * @throws InputException when it is no CSV; says where and what to look for
   */
  public static CsvList open(Path file) throws IOException {
    var in = Files.newBufferedReader(file);
    try {
      return new CsvList(file, in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Opens a rollback CSV, with node info or without.
   *
   * @throws IOException when it cannot be read
   * @throws InputException when it is no CSV, or another one
   */
  public static CsvList openRollback(Path file) throws IOException {
    var list = open(file);
    if (list.header.isEmpty() || !list.header.get(0).equals(NODE_ID)) {
      list.close();
      throw new InputException(file + " is no rollback CSV: its first column is not \"node_id\".");
    }
    return list;
  }

  /** The names of the columns; empty when the file is. */
  public List<String> header() {
    return header;
  }

  /**
   * The next row, or null at the end.
   *
   * @throws IOException when it cannot be read
   * @throws InputException when it is no CSV
   */
  public @Nullable CsvRow next() throws IOException {
    try {
      return records.hasNext() ? row(records.next()) : null;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause(), "always there");
    } catch (CsvParseException e) {
      throw noCsv(e);
    }
  }

  private InputException noCsv(CsvParseException cause) {
    return new InputException(
        file
            + " cannot be read, probably because a quote is never closed or stands inside a quoted"
            + " cell without being doubled ("
            + cause.getMessage()
            + ").",
        cause);
  }

  private static CsvRow row(CsvRecord record) {
    return new CsvRow(record.getStartingLineNumber(), record.getFields());
  }

  /**
   * Hands over all rows that are left.
   *
   * @throws IOException when one cannot be read
   * @throws InputException when one is no CSV
   */
  public void forEach(Consumer<CsvRow> action) throws IOException {
    for (var row = next(); row != null; row = next()) {
      action.accept(row);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
