package org.ingestworkbench.inputchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Marks as bytes, one after the other: twice the length of the id, plus one if there is a print of
 * files; the id in UTF-8; the line; the print of the cells; the print of the files, if there is
 * one. Prints have 8 bytes; length and line as many as they need, 7 bits in each, the lowest first,
 * and the highest bit of all but the last is set. This is a stored format.
 */
final class MarkBuffer {
  private byte[] bytes = new byte[1 << 10];
  private int size;

  void add(RowMark mark) {
    var id = mark.id().getBytes(StandardCharsets.UTF_8);
    room(id.length + 40);
    number(2L * id.length + (mark.files() == 0 ? 0 : 1));
    System.arraycopy(id, 0, bytes, size, id.length);
    size += id.length;
    number(mark.line());
    print(mark.cells());
    if (mark.files() != 0) {
      print(mark.files());
    }
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  private void number(long value) {
    long left = value;
    while (left > 0x7f) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  private void print(long value) {
    ByteBuffer.wrap(bytes, size, Long.BYTES).putLong(value);
    size += Long.BYTES;
  }

  int size() {
    return size;
  }

  /** What was added so far; after that the buffer is empty. */
  byte[] take() {
    var taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  /** Reads marks to the end of the bytes. */
  static List<RowMark> read(ByteBuffer in) {
    var marks = new ArrayList<RowMark>();
    while (in.hasRemaining()) {
      marks.add(mark(in));
    }
    return marks;
  }

  private static RowMark mark(ByteBuffer in) {
    long head = number(in);
    var id = new byte[(int) (head >> 1)];
    in.get(id);
    long line = number(in);
    long cells = in.getLong();
    long files = (head & 1) == 1 ? in.getLong() : 0;
    return new RowMark(new String(id, StandardCharsets.UTF_8), line, cells, files);
  }

  private static long number(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
