package org.ingestworkbench.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Ends the reading of a part that is too large, or has too much in one tag or text. */
final class LimitedPart extends FilterInputStream {
  private static final int LONGEST = 8 << 20;

  private final long largest;
  private long count;
  private int sinceTag;
  private WorkbookGuard.@Nullable Refusal refusal;

  LimitedPart(InputStream in, long largest) {
    super(in);
    this.largest = largest;
  }

  long count() {
    return count;
  }

  /** What was refused, which the XML reader may have wrapped; nothing when it fails by itself. */
  void rethrow() throws WorkbookGuard.Refusal {
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    count += Math.max(0, read);
    if (count > largest) {
      throw refuse("a part of it is larger than " + (largest >> 20) + " MiB.");
    }
    for (int i = offset; i < offset + read; i++) {
      sinceTag = target[i] == '<' ? 0 : sinceTag + 1;
      if (sinceTag > LONGEST) {
        throw refuse("a text or tag in it is longer than " + (LONGEST >> 20) + " MiB.");
      }
    }
    return read;
  }

  private IOException refuse(String why) {
    refusal = new WorkbookGuard.Refusal(why);
    return refusal;
  }
}
