package org.ingestworkbench.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;

/**
 * Whether the node ID of a recovery can be meant, by what the ID map has of the input's rows. Rows
 * that stand in the map under the same configuration below the number, or are another job's, would
 * be made twice; rows that stand there under another configuration alone may be those of another
 * input, and would never be made.
 */
public final class RecoveryDoubt {

  private final IdMapStore store;
  private final MapRules rules;
  private final MapRecovery map;
  private final long from;
  private final Rows below = new Rows();
  private final Rows another = new Rows();
  private final Rows elsewhere = new Rows();
  private long good;
  private @Nullable MapEntry ofAnother;
  private @Nullable String otherConfiguration;
  private long smallest = Long.MAX_VALUE;

  public RecoveryDoubt(IdMapStore store, MapRules rules, MapRecovery map, long from) {
    this.store = store;
    this.rules = rules;
    this.map = map;
    this.from = from;
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

  /**
   * Takes note of a row.
   *
   * @param all what the map has of it
   * @param candidates those from the number on
   * @param made those for which it is passed over
   */
  void look(String rowId, List<MapEntry> all, List<MapEntry> candidates, List<MapEntry> made) {
    if (made.stream().anyMatch(map::ofThisConfiguration)) {
      good++;
    } else if (candidates.stream().anyMatch(map::ofThisConfiguration)) {
      another.add(rowId);
      ofAnother = ours(candidates).get(0);
    } else if (!made.isEmpty()) {
      elsewhere.add(rowId);
      otherConfiguration = made.get(0).configFile();
    } else if (ours(all).stream().anyMatch(RecoveryDoubt::isNumber)) {
      below.add(rowId);
    }
    ours(all).stream()
        .mapToLong(MapEntry::number)
        .filter(number -> number >= 0)
        .forEach(number -> smallest = Math.min(smallest, number));
  }

  private List<MapEntry> ours(List<MapEntry> entries) {
    return entries.stream().filter(map::ofThisConfiguration).toList();
  }

  /** Whether the number is doubtful, when all rows were seen. */
  public boolean isDoubtful() {
    return good == 0 || below.count + another.count + elsewhere.count > 0;
  }

  private static boolean isNumber(MapEntry entry) {
    return entry.number() >= 0;
  }

  /** The smallest node ID of the input's rows; null when they have none. */
  @Nullable
  public String meant() {
    return smallest == Long.MAX_VALUE ? null : Long.toString(smallest);
  }

  /** What is doubtful. */
  public String words() {
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
        .map(job -> "job \"" + job.key().label() + "\" (" + job.input() + ")")
        .orElse("another job");
  }
}
