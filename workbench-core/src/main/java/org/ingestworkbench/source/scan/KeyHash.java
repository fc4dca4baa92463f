package org.ingestworkbench.source.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.ingestworkbench.text.Folding;

/**
 * One mention of an id, as an id or as a parent, without the id itself.
 *
 * @param high the first half of the hash of what the id looks like
 * @param low its second half
 * @param exact the hash of the id's spelling
 * @param ordinal the number of the row that mentions it, counted from 0
 * @param parent whether the row mentions it as its parent
 */
record KeyHash(long high, long low, long exact, long ordinal, boolean parent)
    implements Comparable<KeyHash> {
  static final int BYTES = 4 * Long.BYTES;

  /** What looks alike lies together, in it what is spelled alike, in that the order of the rows. */
  @Override
  public int compareTo(KeyHash other) {
    int order = Long.compare(high, other.high);
    order = order == 0 ? Long.compare(low, other.low) : order;
    order = order == 0 ? Long.compare(exact, other.exact) : order;
    return order == 0 ? Long.compare(ordinal, other.ordinal) : order;
  }

  boolean looksLike(KeyHash other) {
    return high == other.high && low == other.low;
  }

  boolean isSpelledLike(KeyHash other) {
    return looksLike(other) && exact == other.exact;
  }

  void write(ByteBuffer out) {
    out.putLong(high).putLong(low).putLong(exact).putLong(ordinal << 1 | (parent ? 1 : 0));
  }

  static KeyHash read(ByteBuffer in) {
    long high = in.getLong();
    long low = in.getLong();
    long exact = in.getLong();
    long row = in.getLong();
    return new KeyHash(high, low, exact, row >>> 1, (row & 1) == 1);
  }

  /** Makes hashes; for one thread. */
  static final class Maker {
    private final MessageDigest sha256 = sha256();

    KeyHash of(String key, long ordinal, boolean parent) {
      var looks = Folding.look(key);
      var hash = hash(looks);
      long high = hash.getLong();
      long low = hash.getLong();
      long exact = looks.equals(key) ? hash.getLong() : hash(key).getLong(2 * Long.BYTES);
      return new KeyHash(high, low, exact, ordinal, parent);
    }

    private ByteBuffer hash(String text) {
      return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256.", e);
      }
    }
  }
}
