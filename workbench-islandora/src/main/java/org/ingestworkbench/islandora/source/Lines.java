package org.ingestworkbench.islandora.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.table.TableErrors;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 file, none longer than is reasonable. Used by one thread. */
final class Lines implements AutoCloseable {
  /** In bytes. */
  static final int LONGEST = 2 << 20;

  private static final String MARK = "\uFEFF";

  private final Path file;
  private final InputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long number;
  private boolean torn;

  private Lines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens the file.
   *
   * @throws InputException when it is missing or not readable
   */
  static Lines open(Path file) {
    try {
      return new Lines(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    } catch (IOException e) {
      throw TableErrors.unreadable(file, e);
    }
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** Whether the line that was read last has no end, as the last one of a file may. */
  boolean torn() {
    return torn;
  }

  /**
   * The next line without its end; null at the end of the file.
   *
   * @throws InputException when it is too long, no UTF-8, or the file cannot be read further
   */
  @Nullable String next() {
    number++;
    try {
      return bytes() ? text() : null;
    } catch (IOException e) {
      throw TableErrors.unreadable(file, e);
    }
  }

  private boolean bytes() throws IOException {
    bytes.reset();
    int b = in.read();
    torn = b >= 0;
    while (b >= 0 && b != '\n') {
      bytes.write(b);
      if (bytes.size() > LONGEST) {
        throw wrong(Code.JSON_SYNTAX, "the line is longer than " + LONGEST + " bytes.", null);
      }
      b = in.read();
    }
    boolean any = torn;
    torn = torn && b < 0;
    return any;
  }

  private String text() {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      return number == 1 && text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw wrong(Code.ENCODING, "the line is not UTF-8. Save the file as UTF-8.", e);
    }
  }

  private InputException wrong(Code code, String message, @Nullable Throwable cause) {
    return TableErrors.of(code, new Place(file.toString(), number, null, null), message, cause);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw TableErrors.unreadable(file, e);
    }
  }
}
