package org.ingestworkbench.plan.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files whose text goes into a field, since text that is not UTF-8 cannot be sent. */
final class TextFiles {

  private static final int READ_AT_ONCE = 1 << 16;

  private TextFiles() {}

  /** A file that cannot be read is told by others. */
  static boolean isUtf8(Path file) {
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
