package org.ingestworkbench.drupal.request;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What was read of an answer's body, in the pieces in which it came.
 *
 * @param whole whether the body ended within its bound
 */
public record AnswerBody(List<byte[]> pieces, boolean whole) {

  public static AnswerBody of(String text) {
    return new AnswerBody(List.of(text.getBytes(StandardCharsets.UTF_8)), true);
  }

  InputStream open() {
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }

  /** The body's beginning as text. */
  String start(int bytes) {
    var start = ByteBuffer.allocate((int) Math.min(bytes, size()));
    for (var piece : pieces) {
      start.put(piece, 0, Math.min(piece.length, start.remaining()));
    }
    return StandardCharsets.UTF_8.decode(start.flip()).toString();
  }

  /** The first byte that is no white space; -1 when there is none. */
  int firstCharacter() {
    for (var piece : pieces) {
      for (byte b : piece) {
        if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
          return b;
        }
      }
    }
    return -1;
  }

  private long size() {
    return pieces.stream().mapToLong(piece -> piece.length).sum();
  }

  @Override
  public String toString() {
    return size() + (whole ? " bytes" : " bytes and more");
  }

  /**
   * Keeps what comes until it is more than the bound. Pieces of a byte each are joined, so that
   * they take no more room than they are long. Used by one thread at a time.
   */
  static final class Reading {
    private static final int BLOCK = 16 << 10;

    private final List<byte[]> pieces = new ArrayList<>();
    private final long bound;
    private byte[] block = {};
    private int filled;
    private long read;
    private boolean whole = true;

    Reading(long bound) {
      this.bound = bound;
    }

    /** Whether there may be more. */
    boolean add(ByteBuffer buffer) {
      while (buffer.hasRemaining() && read < bound) {
        if (filled == block.length) {
          nextBlock();
        }
        int some =
            (int) Math.min(Math.min(buffer.remaining(), block.length - filled), bound - read);
        buffer.get(block, filled, some);
        filled += some;
        read += some;
      }
      whole = !buffer.hasRemaining();
      return whole;
    }

    private void nextBlock() {
      endBlock();
      block = new byte[BLOCK];
      filled = 0;
    }

    private void endBlock() {
      if (filled > 0) {
        pieces.add(filled == block.length ? block : Arrays.copyOf(block, filled));
      }
    }

    AnswerBody end() {
      endBlock();
      filled = 0;
      return new AnswerBody(List.copyOf(pieces), whole);
    }
  }
}
