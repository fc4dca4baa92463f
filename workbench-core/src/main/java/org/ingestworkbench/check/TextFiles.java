package org.ingestworkbench.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;

/** Reads the files whose text goes into a field, since text that is not UTF-8 cannot be sent. */
final class TextFiles {

  private static final int READ_AT_ONCE = 1 << 16;

  void look(String input, Row row, Item item, Consumer<Problem> problems) {
    for (var medium : item.media()) {
      medium.fields().values().forEach(values -> look(values, input, row, problems));
    }
  }

  private static void look(List<Value> values, String input, Row row, Consumer<Problem> problems) {
    for (var value : values) {
      if (value instanceof Value.FileText text && !isUtf8(text.file())) {
        problems.accept(problem(input, row, text.file()));
      }
    }
  }

  private static Problem problem(String input, Row row, Path file) {
    return new Problem(
        Code.FILE_ENCODING,
        Severity.ROW_ERROR,
        Place.row(input, row),
        "The text in " + file + " is not UTF-8, so it cannot be put in a field: convert the file.");
  }

  /** A file that cannot be read is told by others. */
  private static boolean isUtf8(Path file) {
    try (var in = Files.newInputStream(file)) {
      return decodes(in);
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static boolean decodes(InputStream in) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    var bytes = ByteBuffer.allocate(READ_AT_ONCE);
    var chars = CharBuffer.allocate(READ_AT_ONCE);
    int count = in.read(bytes.array(), 0, bytes.capacity());
    while (count >= 0) {
      bytes.position(bytes.position() + count).flip();
      var result = decoder.decode(bytes, chars.clear(), false);
      if (result.isError()) {
        result.throwException();
      }
      bytes.compact();
      count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    }
    return bytes.position() == 0;
  }
}
