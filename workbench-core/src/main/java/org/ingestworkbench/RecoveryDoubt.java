package org.ingestworkbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.engine.MapRecovery;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while the input is scanned and before anything is written, whether the node ID of a
 * recovery can be meant, by the rule that passes rows over. Rows that stand in the map under the
 * same configuration below the number, or are another job's, would be made twice; rows that stand
 * there under another configuration alone may be those of another input, and would never be made.
 */
final class RecoveryDoubt {

  private static final int AT_ONCE = 1024;

  private final IdMapStore store;
  private final MapRules rules;
  private final long from;
  private final MapRecovery map;
  private final List<String> seen = new ArrayList<>();
  private @Nullable StoreException unreadable;
  private final Rows below = new Rows();
  private final Rows another = new Rows();
  private final Rows elsewhere = new Rows();
  private long good;
  private @Nullable MapEntry ofAnother;
  private @Nullable String otherConfiguration;
  private long smallest = Long.MAX_VALUE;

  RecoveryDoubt(IdMapStore store, MapRules rules, long from) {
    this.store = store;
    this.rules = rules;
    this.from = from;
    this.map = new MapRecovery(store, rules, null);
  }

  /** Rows with one doubt, of which the first are named. */
  private static final class Rows {
    private static final int NAMED = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String rowId) {
      if (++count <= NAMED) {
        first.add(rowId);
      }
    }

    /** What is to be said of them; nothing when there are none. */
    void say(String what, List<String> words) {
      if (count > 0) {
        var more = count > NAMED ? ", ..." : "";
        words.add(
            count + " rows of the input " + what + ": " + String.join(", ", first) + more + ".");
      }
    }
  }

  /** Takes note of a row; called for each row of the input in its order. */
  void see(Row row) {
    seen.add(row.id());
    if (seen.size() >= AT_ONCE) {
      lookAtSeen();
    }
  }

  /** What keeps the map from being read is told when all rows were seen. */
  private void lookAtSeen() {
    try {
      if (unreadable == null) {
        look();
      }
    } catch (StoreException e) {
      unreadable = e;
    } finally {
      seen.clear();
    }
  }

  /**
   * To be called when all rows were seen.
   *
   * @throws RecoveryDoubtException when the number is doubtful
   * @throws StoreException when the map cannot be read
   */
  void dispel() {
    lookAtSeen();
    if (unreadable != null) {
      throw unreadable;
    }
    if (good == 0 || below.count + another.count + elsewhere.count > 0) {
      throw new RecoveryDoubtException(words(), meant());
    }
  }

  private void look() {
    var all = store.matches(seen, rules.allowedHosts(), null);
    var candidates = new HashMap<String, List<MapEntry>>();
    all.forEach((rowId, entries) -> candidates.put(rowId, fromTheNumberOn(entries)));
    var made = map.made(candidates);
    for (var rowId : seen) {
      look(
          rowId,
          ours(all.getOrDefault(rowId, List.of())),
          made.getOrDefault(rowId, List.of()),
          ours(candidates.getOrDefault(rowId, List.of())));
    }
  }

  private List<MapEntry> fromTheNumberOn(List<MapEntry> entries) {
    return entries.stream().filter(entry -> MapRecovery.number(entry) >= from).toList();
  }

  private List<MapEntry> ours(List<MapEntry> entries) {
    return entries.stream().filter(map::ofThisConfiguration).toList();
  }

  private void look(
      String rowId, List<MapEntry> ours, List<MapEntry> passing, List<MapEntry> candidates) {
    if (passing.stream().anyMatch(map::ofThisConfiguration)) {
      good++;
    } else if (!candidates.isEmpty()) {
      another.add(rowId);
      ofAnother = candidates.get(0);
    } else if (!passing.isEmpty()) {
      elsewhere.add(rowId);
      otherConfiguration = passing.get(0).configFile();
    } else if (ours.stream().anyMatch(RecoveryDoubt::isNumber)) {
      below.add(rowId);
    }
    ours.stream()
        .mapToLong(MapRecovery::number)
        .filter(number -> number >= 0)
        .forEach(number -> smallest = Math.min(smallest, number));
  }

  private static boolean isNumber(MapEntry entry) {
    return MapRecovery.number(entry) >= 0;
  }

  private @Nullable String meant() {
    return smallest == Long.MAX_VALUE ? null : Long.toString(smallest);
  }

  private String words() {
    var words = new ArrayList<String>();
    var there = " in the ID map with node ID " + from + " or higher";
    if (good == 0 && below.count + another.count + elsewhere.count == 0) {
      words.add("No row of the input stands" + there + ".");
    }
    below.say("stand in the ID map below node ID " + from + " and would be made once more", words);
    another.say("stand" + there + " as those of " + job() + " and would be made once more", words);
    elsewhere.say(
        "stand"
            + there
            + " under configuration "
            + otherConfiguration
            + " alone and would be passed over, which is wrong when that has other rows with"
            + " these ids",
        words);
    words.add(
        meant() == null
            ? "The map has no row of this input under configuration " + rules.configFile() + "."
            : "The smallest node ID of its rows is " + meant() + ", which was probably meant.");
    return String.join(" ", words);
  }

  private String job() {
    return Optional.ofNullable(ofAnother)
        .flatMap(store::jobOf)
        .flatMap(store::job)
        .map(job -> "job \"" + job.key().name() + "\" (" + job.input() + ")")
        .orElse("another job");
  }
}
