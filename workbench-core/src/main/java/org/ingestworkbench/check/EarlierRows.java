package org.ingestworkbench.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of inputs that other jobs make before this one is run, into the same ID map. They are
 * read when a parent is missing, and eight bytes of each row's id are kept. Used by one thread at a
 * time.
 */
public final class EarlierRows {

  private static final int DIGITS = 16;

  private final List<RowSource> inputs;
  private long @Nullable [] ids;

  public EarlierRows(List<RowSource> inputs) {
    this.inputs = inputs;
  }

  /** Whether one of them has the id. */
  public synchronized boolean have(String rowId) {
    if (ids == null) {
      ids = inputs.stream().flatMapToLong(EarlierRows::ids).sorted().toArray();
    }
    return Arrays.binarySearch(ids, number(rowId)) >= 0;
  }

  /** What is wrong with an input is told by the check of its own job. */
  private static LongStream ids(RowSource input) {
    var found = LongStream.builder();
    try (var rows = input.open(toldElsewhere -> {})) {
      while (rows.hasNext()) {
        found.add(number(rows.next().id()));
      }
    } catch (InputException toldElsewhere) {
      // Those that were read count.
    }
    return found.build();
  }

  private static long number(String rowId) {
    return Long.parseUnsignedLong(Item.sha256(rowId).substring(0, DIGITS), 16);
  }
}
