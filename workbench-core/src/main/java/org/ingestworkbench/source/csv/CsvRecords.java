package org.ingestworkbench.source.csv;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file with the line on which each begins. All that can go wrong with bytes
 * and quotes ends here, in an {@link InputException} that names the place.
 */
final class CsvRecords implements Closeable {
  private static final int HEAD = 4096;

  private final CsvSettings settings;
  private final RecordReader records;

  private CsvRecords(CsvSettings settings, InputStream in) throws IOException {
    this.settings = settings;
    this.records = settings.dialect().read(new StrictReader(in));
  }

  /**
   * Opens the file.
   *
   * @throws InputException when it is missing, not readable, or visibly no UTF-8
   */
  static CsvRecords open(CsvSettings settings) {
    try {
      return open(settings, Files.newInputStream(settings.path()));
    } catch (IOException e) {
      throw unreadable(settings, e);
    }
  }

  private static CsvRecords open(CsvSettings settings, InputStream in) throws IOException {
    try {
      byte[] head = in.readNBytes(HEAD);
      if (EncodingGuess.isArchive(head)) {
        throw archive(settings);
      }
      var guess = EncodingGuess.ofBeginning(head);
      if (guess != null) {
        throw wrongEncoding(settings, new BytePlace(1, 1), head[0] & 0xFF, guess);
      }
      return new CsvRecords(settings, new SequenceInputStream(new ByteArrayInputStream(head), in));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The next record, or null at the end of the file. */
  @Nullable CsvRecord next() {
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
      return e instanceof StrictReader.NotUtf8 bytes ? wrongBytes(bytes) : unreadable(settings, e);
    } catch (IOException again) {
      return unreadable(settings, again);
    }
  }

  private InputException wrongBytes(StrictReader.NotUtf8 e) throws IOException {
    var place = BytePlace.of(settings.path(), e.offset, settings.dialect());
    var guess = EncodingGuess.from(settings.path(), e.offset);
    return wrongEncoding(settings, place, e.value, guess);
  }

  private static InputException wrongEncoding(
      CsvSettings settings, BytePlace place, int value, String guess) {
    var message =
        String.format(
            "byte 0x%02X is not UTF-8; looks like %s. Save as \"CSV UTF-8\".", value, guess);
    var where = new Place(settings.name(), place.line(), "" + place.column(), null);
    return BadInput.exception(Code.ENCODING, where, message);
  }

  private static InputException archive(CsvSettings settings) {
    return BadInput.exception(
        Code.ENCODING,
        Place.file(settings.name()),
        "the file is no CSV but an Excel workbook (.xlsx) or a zip archive, in spite of its name."
            + " Open it in a spreadsheet and save it as \"CSV UTF-8\".");
  }

  private InputException badSyntax(BadRecordException e) {
    return BadInput.exception(
        Code.CSV_SYNTAX,
        new Place(settings.name(), e.line(), null, null),
        "the row that begins here cannot be read: " + e.getMessage(),
        null,
        e);
  }

  private static InputException unreadable(CsvSettings settings, IOException e) {
    var where = Place.file(settings.name());
    if (e instanceof NoSuchFileException) {
      return BadInput.exception(
          Code.INPUT_MISSING,
          where,
          "there is no file "
              + Path.of(settings.name()).toAbsolutePath().normalize()
              + "; check "
              + Advice.INPUT_FILE.words()
              + ".",
          Advice.INPUT_FILE,
          e);
    }
    var why = e instanceof AccessDeniedException ? "no right to read it" : Shown.reason(e);
    return BadInput.exception(
        Code.INPUT_UNREADABLE, where, "cannot be read: " + why + ".", null, e);
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw unreadable(settings, e);
    }
  }
}
