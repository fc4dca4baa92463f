package org.ingestworkbench.islandora.files;

import java.util.HashMap;
import java.util.Map;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/** The rows of an input that a job works on just now: read beside it, forgotten when they end. */
final class InputWindow {

  private final RowSource source;
  private final Map<String, Map<String, String>> underWay = new HashMap<>();
  private @Nullable RowStream rows;

  InputWindow(RowSource source) {
    this.source = source;
  }

  /** The cells of a row; none when the input no longer has it. */
  Map<String, String> row(String id) {
    readUpTo(id);
    return underWay.getOrDefault(id, Map.of());
  }

  void forget(String id) {
    readUpTo(id);
    underWay.remove(id);
  }

  private void readUpTo(String id) {
    var stream = open();
    while (!underWay.containsKey(id) && stream.hasNext()) {
      var row = stream.next();
      underWay.put(row.id(), row.cells());
    }
  }

  private RowStream open() {
    if (rows == null) {
      rows = source.open(problem -> {});
    }
    return rows;
  }

  void close() {
    underWay.clear();
    if (rows != null) {
      rows.close();
    }
  }
}
