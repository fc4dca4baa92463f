package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ingestworkbench.source.table.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dialect of Commons CSV. Its parser says on which line a record ends; the line on which it
 * begins is the one after that of the record before, and after the comments between them.
 */
final class FormatRecords implements RecordReader {
  private final RecordLimitReader limited;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private long line = 1;

  /** Blank lines are kept, also where the format leaves them out, so that lines can be counted. */
  FormatRecords(CSVFormat format, Reader in, int longest) throws IOException {
    var plain =
        format
            .builder()
            .setHeader((String[]) null)
            .setSkipHeaderRecord(false)
            .setIgnoreEmptyLines(false)
            .get();
    limited = new RecordLimitReader(in, longest);
    parser = CSVParser.builder().setFormat(plain).setReader(limited).get();
    records = parser.iterator();
  }

  @Override
  public @Nullable TableRecord next() throws IOException, BadRecordException {
    limited.recordBegins();
    line = parser.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? record(records.next()) : null;
    } catch (UncheckedIOException e) {
      throw fault(Objects.requireNonNull(e.getCause(), "always there"));
    }
  }

  private TableRecord record(CSVRecord record) {
    var cells = new String[record.size()];
    for (int place = 0; place < cells.length; place++) {
      cells[place] = Objects.requireNonNullElse(record.get(place), "");
    }
    return new TableRecord(line + comments(record), cells);
  }

  /** How many lines of comment stand before a record. */
  private static long comments(CSVRecord record) {
    var comment = record.getComment();
    return comment == null ? 0 : 1 + comment.chars().filter(c -> c == '\n').count();
  }

  private IOException fault(IOException e) throws BadRecordException {
    if (e instanceof RecordLimitReader.TooLong) {
      throw BadRecordException.tooLong(line, e);
    } else if (e instanceof CSVException) {
      throw new BadRecordException(line, e.getMessage() + ".", e);
    }
    return e;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
