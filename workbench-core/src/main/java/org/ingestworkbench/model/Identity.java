package org.ingestworkbench.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.ingestworkbench.text.Folding;

/**
 * Derives the uuid of everything that is made. A stored contract: test vectors stand in the
 * testkit, and it changes only with a new version prefix.
 *
 * <p>Uuids are name-based, version 5 (RFC 4122). The name is UTF-8 in NFC: {@code v1}, row id,
 * kind, qualifier, separated by NUL, and NUL and the generation when that is above 0. {@link
 * Folding#composed} says which texts are beyond NFC.
 */
public final class Identity {

  /** The namespace of terms, which belong to a site and not to a job. */
  private static final UUID TERMS = UUID.fromString("0b6a0f5e-5d3c-5b0e-9a44-7d3f6c1f4a10");

  private static final String NUL = "\u0000";

  private Identity() {}

  /**
   * The uuid of a step of a job.
   *
   * @param generation how often the row was rolled back before; 0 at first
   * @throws IllegalArgumentException for a term, which {@link #ofTerm} names
   */
  public static UUID of(JobId job, StepKey key, int generation) {
    if (key.kind() == Kind.TERM) {
      throw new IllegalArgumentException("A term's uuid does not depend on a job: " + key);
    }
    var name = String.join(NUL, "v1", key.rowId(), key.kind().wire(), key.qualifier());
    return version5(job.value(), generation > 0 ? name + NUL + generation : name);
  }

  /**
   * The uuid of a term, the same for every job on a site.
   *
   * @param qualifier of {@link StepKey#term}: the vocabulary and the folded name, separated by NUL
   */
  public static UUID ofTerm(String host, String qualifier) {
    return version5(TERMS, String.join(NUL, "v1", host, qualifier));
  }

  private static UUID version5(UUID namespace, String name) {
    var bytes = Folding.composed(name).getBytes(StandardCharsets.UTF_8);
    var input = ByteBuffer.allocate(16 + bytes.length);
    input.putLong(namespace.getMostSignificantBits());
    input.putLong(namespace.getLeastSignificantBits());
    input.put(bytes);
    var hash = ByteBuffer.wrap(sha1(input.array()));
    long most = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
    long least = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(most, least);
  }

  private static byte[] sha1(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
