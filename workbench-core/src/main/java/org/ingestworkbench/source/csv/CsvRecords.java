package org.ingestworkbench.source.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.source.table.TableErrors;
import org.ingestworkbench.source.table.TableReader;
import org.ingestworkbench.source.table.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file with the line on which each begins. All that can go wrong with bytes
 * and quotes ends here, in an {@link InputException} that names the place.
 */
final class CsvRecords implements TableReader {
  private static final int HEAD = 4096;

  private final CsvFile file;
  private final RecordReader records;

  private CsvRecords(CsvFile file, InputStream in) throws IOException {
    this.file = file;
    this.records = file.dialect().read(new StrictReader(in));
  }

  /**
   * Opens the file.
   *
   * @throws InputException when it is missing, not readable, or visibly no UTF-8
   */
  static CsvRecords open(CsvFile file) {
    try {
      return open(file, Files.newInputStream(file.path()));
    } catch (IOException e) {
      throw TableErrors.unreadable(file.path(), e);
    }
  }

  private static CsvRecords open(CsvFile file, InputStream in) throws IOException {
    try {
      byte[] head = in.readNBytes(HEAD);
      if (EncodingGuess.isArchive(head)) {
        throw archive(file);
      }
      var guess = EncodingGuess.ofBeginning(head);
      if (guess != null) {
        throw wrongEncoding(file, new BytePlace(1, 1), head[0] & 0xFF, guess);
      }
      return new CsvRecords(file, new SequenceInputStream(new ByteArrayInputStream(head), in));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Reads it; called before anything else is read. */
  @Override
  public TableRecord header() {
    return CsvFirstRow.of(file, this::next);
  }

  /** The next record, or null at the end of the file. */
  @Override
  public @Nullable TableRecord next() {
    try {
      return records.next();
    } catch (IOException e) {
      throw broken(e);
    } catch (BadRecordException e) {
      throw badSyntax(e);
    }
  }

  private InputException broken(IOException e) {
    try {
      return e instanceof StrictReader.NotUtf8 bytes
          ? wrongBytes(bytes)
          : TableErrors.unreadable(file.path(), e);
    } catch (IOException again) {
      return TableErrors.unreadable(file.path(), again);
    }
  }

  private InputException wrongBytes(StrictReader.NotUtf8 e) throws IOException {
    var place = BytePlace.of(file.path(), e.offset, file.dialect());
    var guess = EncodingGuess.from(file.path(), e.offset);
    return wrongEncoding(file, place, e.value, guess);
  }

  private static InputException wrongEncoding(
      CsvFile file, BytePlace place, int value, String guess) {
    var message =
        String.format(
            "byte 0x%02X is not UTF-8; looks like %s. Save as \"CSV UTF-8\".", value, guess);
    var where = new Place(file.name(), place.line(), "" + place.column(), null);
    return BadInput.exception(Code.ENCODING, where, message);
  }

  private static InputException archive(CsvFile file) {
    return BadInput.exception(
        Code.ENCODING,
        Place.file(file.name()),
        "the file is no CSV but an Excel workbook (.xlsx) or a zip archive, in spite of its name."
            + " Open it in a spreadsheet and save it as \"CSV UTF-8\".");
  }

  private InputException badSyntax(BadRecordException e) {
    return BadInput.exception(
        Code.CSV_SYNTAX,
        new Place(file.name(), e.line(), null, null),
        "the row that begins here cannot be read: " + e.getMessage(),
        null,
        e);
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw TableErrors.unreadable(file.path(), e);
    }
  }
}
