package org.ingestworkbench.source.filter;

import java.util.ArrayList;
import java.util.List;

/** Counts lines and keeps the first of them for a message, neighbours as one range. */
public final class Lines {
  private static final int SHOWN = 20;

  private final List<long[]> ranges = new ArrayList<>();
  private long count;

  public void add(long line) {
    count++;
    if (!ranges.isEmpty() && ranges.get(ranges.size() - 1)[1] == line - 1) {
      ranges.get(ranges.size() - 1)[1] = line;
    } else if (ranges.size() <= SHOWN) {
      ranges.add(new long[] {line, line});
    }
  }

  public long count() {
    return count;
  }

  /** The first line, or 0. */
  public long first() {
    return ranges.isEmpty() ? 0 : ranges.get(0)[0];
  }

  /** For instance {@code lines 4, 7-9}. */
  @Override
  public String toString() {
    var text = new StringBuilder(count == 1 ? "line " : "lines ");
    for (int i = 0; i < Math.min(SHOWN, ranges.size()); i++) {
      text.append(i == 0 ? "" : ", ").append(range(ranges.get(i)));
    }
    return ranges.size() > SHOWN ? text.append(", \u2026").toString() : text.toString();
  }

  private static String range(long[] range) {
    return range[0] == range[1] ? "" + range[0] : range[0] + "-" + range[1];
  }
}
