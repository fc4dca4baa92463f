package org.ingestworkbench;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.engine.Batches;
import org.ingestworkbench.engine.MapRecovery;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.MapEntry;
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
  private @Nullable MapEntry smallest;
  private @Nullable MapEntry smallestOfOurs;

  OwnerOfNode(JobParts parts, MapRules rules, long from) {
    this.parts = parts;
    this.rules = rules;
    this.from = from;
  }

  Optional<JobRecord> find() {
    try (var rows = parts.source().open(toldLater -> {})) {
      var batches = new Batches(rows, AT_ONCE);
      for (var ids = batches.ids(); !ids.isEmpty(); ids = batches.ids()) {
        look(ids);
      }
      batches.end();
    } catch (InputException unreadable) {
      return Optional.empty(); // the rows are read once more before anything is written
    }
    return Optional.ofNullable(smallestOfOurs == null ? smallest : smallestOfOurs)
        .flatMap(parts.store()::jobOf)
        .flatMap(parts.store()::job)
        .filter(job -> job.key().host().equals(parts.repository().host()));
  }

  private void look(List<String> rowIds) {
    var entries = parts.store().matches(rowIds, rules.allowedHosts(), from);
    rowIds.stream()
        .flatMap(rowId -> entries.getOrDefault(rowId, List.of()).stream())
        .forEach(this::look);
  }

  private void look(MapEntry entry) {
    smallest = smaller(smallest, entry);
    if (rules.configFile().equals(entry.configFile())) {
      smallestOfOurs = smaller(smallestOfOurs, entry);
    }
  }

  private static MapEntry smaller(@Nullable MapEntry least, MapEntry entry) {
    return least == null || MapRecovery.number(entry) < MapRecovery.number(least) ? entry : least;
  }
}
