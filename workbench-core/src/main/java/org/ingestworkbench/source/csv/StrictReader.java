package org.ingestworkbench.source.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8, with or without byte order mark, and stops at the first byte that is none, saying
 * where it is; the JDK's own reader does not tell.
 */
final class StrictReader extends Reader {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(1 << 14).limit(0);
  private long passed;
  private boolean ended;
  private boolean started;

  StrictReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining() && !decode()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private boolean decode() throws IOException {
    if (!started) {
      skipMark();
    }
    while (true) {
      chars.clear();
      var result = decoder.decode(bytes, chars, ended);
      chars.flip();
      if (chars.hasRemaining()) {
        return true;
      }
      if (result.isError()) {
        throw new NotUtf8(passed + bytes.position(), bytes.get(bytes.position()) & 0xFF);
      }
      if (ended) {
        return false;
      }
      fill(result);
    }
  }

  private void skipMark() throws IOException {
    started = true;
    fill(CoderResult.UNDERFLOW);
    while (!ended && bytes.remaining() < MARK.length) {
      fill(CoderResult.UNDERFLOW);
    }
    if (bytes.remaining() >= MARK.length
        && ByteBuffer.wrap(MARK).equals(bytes.slice(bytes.position(), MARK.length))) {
      bytes.position(bytes.position() + MARK.length);
    }
  }

  private void fill(CoderResult why) throws IOException {
    if (why.isOverflow()) {
      return;
    }
    passed += bytes.position();
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = count < 0;
    bytes.position(bytes.position() + Math.max(0, count));
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A byte that cannot stand where it stands in UTF-8. */
  static final class NotUtf8 extends IOException {
    private static final long serialVersionUID = 1L;

    final long offset;
    final int value;

    NotUtf8(long offset, int value) {
      super(String.format("byte 0x%02X at %d is not UTF-8", value, offset));
      this.offset = offset;
      this.value = value;
    }
  }
}
