package org.ingestworkbench.takeover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ingestworkbench.input.RowBatches;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.NodeRange;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the job that a starting node ID means where no job has the run's name: the one that
 * made the smallest node from there on that the ID map has for a row of the input. Rows of the
 * run's own configuration come first. When another program made that node, it belongs to no job,
 * however many jobs have rows of the same ids further up.
 */
public final class OwnerOfNode {

  private static final int AT_ONCE = 1024;

  private final IdMapStore store;
  private final RowSource source;
  private final MapRules rules;
  private final long from;
  private @Nullable MapEntry smallest;
  private @Nullable MapEntry smallestOfOurs;

  public OwnerOfNode(IdMapStore store, RowSource source, MapRules rules, long from) {
    this.store = store;
    this.source = source;
    this.rules = rules;
    this.from = from;
  }

  public Optional<JobRecord> find() {
    if (store.jobs().stream().noneMatch(this::isHere)) {
      return Optional.empty();
    }
    try (var map = store.snapshot()) {
      read(map);
    } catch (InputException unreadable) {
      return Optional.empty(); // the rows are read once more before anything is written
    }
    return Optional.ofNullable(smallestOfOurs == null ? smallest : smallestOfOurs)
        .flatMap(store::jobOf)
        .flatMap(store::job)
        .filter(this::isHere);
  }

  private boolean isHere(JobRecord job) {
    return job.key().host().equals(rules.host());
  }

  /** Reads no more of the input than is needed: to the row of the map's smallest node. */
  private void read(MapReader map) {
    var ours = lowest(map, rules.configFile());
    var lowest = ours.isPresent() ? ours : lowest(map, null);
    if (lowest.isPresent()) {
      try (var rows = source.open(toldLater -> {})) {
        read(map, new RowBatches(rows, AT_ONCE), lowest.getAsLong(), ours.isPresent());
      }
    }
  }

  private OptionalLong lowest(MapReader map, @Nullable ConfigName configFile) {
    return map.lowestNode(NodeRange.from(configFile, rules.allowedHosts(), from));
  }

  private void read(MapReader map, RowBatches batches, long lowest, boolean ofOurs) {
    var ids = batches.ids();
    while (!ids.isEmpty()) {
      look(ids, map.matches(ids, rules.allowedHosts(), from));
      var found = ofOurs ? smallestOfOurs : smallest;
      ids = found != null && found.number() == lowest ? List.of() : batches.ids();
    }
    batches.end();
  }

  private void look(List<String> rowIds, Map<String, List<MapEntry>> entries) {
    rowIds.stream()
        .flatMap(rowId -> entries.getOrDefault(rowId, List.of()).stream())
        .forEach(this::look);
  }

  private void look(MapEntry entry) {
    smallest = smaller(smallest, entry);
    if (rules.configFile().is(entry.configFile())) {
      smallestOfOurs = smaller(smallestOfOurs, entry);
    }
  }

  private static MapEntry smaller(@Nullable MapEntry least, MapEntry entry) {
    return least == null || entry.number() < least.number() ? entry : least;
  }
}
