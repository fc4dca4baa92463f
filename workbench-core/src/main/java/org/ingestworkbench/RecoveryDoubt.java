package org.ingestworkbench;

import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapQuery;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before anything is written, whether the node ID of a recovery can be meant: rows of the
 * input that stand in the map below it, under the same configuration, would be made twice.
 */
final class RecoveryDoubt {

  private static final int NAMED = 20;

  private final IdMapStore store;
  private final MapRules rules;
  private final long from;
  private final List<String> below = new ArrayList<>();
  private long countBelow;
  private long countAbove;
  private long smallest = Long.MAX_VALUE;

  RecoveryDoubt(IdMapStore store, MapRules rules, long from) {
    this.store = store;
    this.rules = rules;
    this.from = from;
  }

  /** Throws when the number is doubtful. */
  void dispel(RowSource source) {
    try (var rows = source.open(problem -> {})) {
      rows.forEachRemaining(this::look);
    }
    if (countAbove == 0 || countBelow > 0) {
      throw new RecoveryDoubtException(words(), meant());
    }
  }

  private void look(Row row) {
    var entries = store.matches(new MapQuery(row.id(), null, rules.allowedHosts(), null));
    var ours = entries.stream().filter(this::underThisConfiguration).toList();
    if (ours.stream().anyMatch(entry -> number(entry) >= from)) {
      countAbove++;
    } else if (!ours.isEmpty() && ++countBelow <= NAMED) {
      below.add(row.id());
    }
    ours.forEach(entry -> smallest = Math.min(smallest, number(entry)));
  }

  private boolean underThisConfiguration(MapEntry entry) {
    return rules.configFile().equals(entry.configFile()) && number(entry) >= 0;
  }

  private static long number(MapEntry entry) {
    var id = entry.nodeId();
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
  }

  private @Nullable String meant() {
    return smallest == Long.MAX_VALUE ? null : Long.toString(smallest);
  }

  private String words() {
    var meant =
        meant() == null
            ? " The map has no row of this input under configuration " + rules.configFile() + "."
            : " The smallest node ID of its rows is " + meant() + ", which was probably meant.";
    if (countBelow == 0) {
      return "No row of the input stands in the ID map with node ID "
          + from
          + " or higher."
          + meant;
    }
    return countBelow
        + " rows of the input stand in the ID map below node ID "
        + from
        + " and would be made once more: "
        + String.join(", ", below)
        + (countBelow > NAMED ? ", ..." : "")
        + "."
        + meant;
  }
}
