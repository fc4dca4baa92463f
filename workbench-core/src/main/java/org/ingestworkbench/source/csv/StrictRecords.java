package org.ingestworkbench.source.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import org.ingestworkbench.source.table.TableRecord;
import org.jspecify.annotations.Nullable;

/** Reads RFC 4180 to the letter, and fast: inputs are long, and nearly all of them are right. */
final class StrictRecords implements RecordReader {
  private final RecordHandler handler = new RecordHandler(LONGEST);
  private final CsvReader<TableRecord> reader;
  private final Iterator<TableRecord> records;

  StrictRecords(char delimiter, Reader in) {
    reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(LONGEST)
            .build(handler, in);
    records = reader.iterator();
  }

  @Override
  public @Nullable TableRecord next() throws IOException, BadRecordException {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause(), "always there");
    } catch (CsvParseException e) {
      throw bad(String.valueOf(e.getMessage()), e);
    }
  }

  private BadRecordException bad(String message, CsvParseException e) {
    if (message.contains("maximum buffer size") || message.contains("longer than")) {
      return BadRecordException.tooLong(handler.line(), e);
    }
    return new BadRecordException(handler.line(), why(message), e);
  }

  private static String why(String message) {
    return message.startsWith("Unexpected character after closing quote")
        ? "something, be it a blank, stands between a closing quote and the next delimiter. Take"
            + " it away, or double the quotes that belong to the value ("
            + message
            + ")."
        : "a quote is never closed (" + message + ").";
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
