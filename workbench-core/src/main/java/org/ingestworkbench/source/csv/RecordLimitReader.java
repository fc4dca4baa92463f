package org.ingestworkbench.source.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a record that never ends, which is what a quote that is not closed makes. */
final class RecordLimitReader extends FilterReader {
  private final int longest;
  private long length;

  RecordLimitReader(Reader in, int longest) {
    super(in);
    this.longest = longest;
  }

  void recordBegins() {
    length = 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    counted(read < 0 ? read : 1);
    return read;
  }

  @Override
  public int read(char[] target, int offset, int count) throws IOException {
    return counted(super.read(target, offset, count));
  }

  private int counted(int read) throws TooLong {
    length += Math.max(0, read);
    if (length > longest) {
      throw new TooLong();
    }
    return read;
  }

  /** More characters than a record may have. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("the record is too long");
    }
  }
}
