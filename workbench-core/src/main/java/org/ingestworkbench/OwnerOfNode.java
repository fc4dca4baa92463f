package org.ingestworkbench;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.engine.Batches;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.MapReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the job that a starting node ID means where no job has the run's name: the one that
 * made the smallest node from there on that the ID map has for a row of the input. Rows of the
 * run's own configuration come first. When another program made that node, it is nobody's, however
 * many jobs have rows of the same ids further up.
 */
final class OwnerOfNode {

  private static final int AT_ONCE = 1024;

  private final JobParts parts;
  private final MapRules rules;
  private final long from;
  private final Smallest ofInput = new Smallest();
  private final Smallest ofMap = new Smallest();

  OwnerOfNode(JobParts parts, MapRules rules, long from) {
    this.parts = parts;
    this.rules = rules;
    this.from = from;
  }

  /** The entries with the smallest node IDs. */
  private final class Smallest {
    private @Nullable MapEntry any;
    private @Nullable MapEntry ours;

    void see(MapEntry entry) {
      any = smaller(any, entry);
      if (rules.configFile().equals(entry.configFile())) {
        ours = smaller(ours, entry);
      }
    }

    private static MapEntry smaller(@Nullable MapEntry least, MapEntry entry) {
      return least == null || entry.number() < least.number() ? entry : least;
    }

    /** That which counts. */
    Optional<MapEntry> entry() {
      return Optional.ofNullable(ours == null ? any : ours);
    }

    /** Whether there can be none that counts more than what was seen. */
    boolean isThatOf(Smallest all) {
      return all.ours == null ? number(any) == number(all.any) : number(ours) == number(all.ours);
    }

    private static long number(@Nullable MapEntry entry) {
      return entry == null ? -1 : entry.number();
    }
  }

  Optional<JobRecord> find() {
    if (parts.store().jobs().stream().noneMatch(this::isHere)) {
      return Optional.empty();
    }
    try (var map = parts.store().snapshot()) {
      map.entries(this::look);
      read(map);
    } catch (InputException unreadable) {
      return Optional.empty(); // the rows are read once more before anything is written
    }
    return ofInput
        .entry()
        .flatMap(parts.store()::jobOf)
        .flatMap(parts.store()::job)
        .filter(this::isHere);
  }

  private boolean isHere(JobRecord job) {
    return job.key().host().equals(parts.repository().host());
  }

  private void look(MapEntry entry) {
    if (rules.allows(entry.host()) && entry.number() >= Math.max(0, from)) {
      ofMap.see(entry);
    }
  }

  /** Reads no more of the input than is needed: to the row of the map's smallest node. */
  private void read(MapReader map) {
    if (!ofInput.isThatOf(ofMap)) {
      try (var rows = parts.source().open(toldLater -> {})) {
        read(map, new Batches(rows, AT_ONCE));
      }
    }
  }

  private void read(MapReader map, Batches batches) {
    var ids = batches.ids();
    while (!ids.isEmpty()) {
      var entries = map.matches(ids, rules.allowedHosts(), from);
      ids.forEach(id -> entries.getOrDefault(id, List.of()).forEach(ofInput::see));
      ids = ofInput.isThatOf(ofMap) ? List.of() : batches.ids();
    }
    batches.end();
  }
}
