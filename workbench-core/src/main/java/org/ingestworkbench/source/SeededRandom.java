package org.ingestworkbench.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.UUID;

/**
 * Random values that are the same at every reading: drawn from a seed given from outside and the
 * place they are for, so that check, run and resume see the same ones.
 *
 * @param seed for instance the job's name and host
 */
record SeededRandom(String seed) {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String DIGITS = "0123456789";
  private static final String NUL = "\u0000";

  String alphanumeric(int length, String... place) {
    return drawn(LETTERS, length, "alphanumeric", place);
  }

  String number(int length, String... place) {
    return drawn(DIGITS, length, "number", place);
  }

  /** A uuid of version 4. */
  UUID uuid(String... place) {
    var bits = bits("uuid", place);
    long most = (bits.getLong() & 0xffffffffffff0fffL) | 0x4000L;
    long least = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(most, least);
  }

  private String drawn(String from, int length, String kind, String... place) {
    var random = new Random(bits(kind, place).getLong());
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }

  private ByteBuffer bits(String kind, String... place) {
    var name = String.join(NUL, "v1", seed, kind, String.join(NUL, place));
    return ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
