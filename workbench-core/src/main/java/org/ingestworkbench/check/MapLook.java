package org.ingestworkbench.check;

import java.util.TreeSet;
import java.util.function.Consumer;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;

/** Reads the ID map once: what recovery will find in it, and rows that no lookup ever sees. */
final class MapLook {

  private static final int NAMED = 10;

  private final MapView map;
  private final TreeSet<String> others = new TreeSet<>();
  private long ofOthers;
  private long count;
  private @Nullable MapEntry first;
  private @Nullable MapEntry last;

  MapLook(MapView map) {
    this.map = map;
  }

  void tell(Consumer<Problem> problems) {
    map.map().entries(this::look);
    if (ofOthers > 0) {
      problems.accept(problem(Code.MAP_HOSTS, Severity.WARNING, otherHosts(), Advice.MAP_HOSTS));
    }
    if (map.from() != null || map.job() != null) {
      problems.accept(problem(Code.RECOVERY_FINDS, Severity.NOTE, finds(), null));
    }
  }

  private void look(MapEntry entry) {
    if (!map.allows(entry.host())) {
      ofOthers++;
      if (others.size() < NAMED) {
        others.add(String.valueOf(entry.host()));
      }
    } else if (map.configFile().is(entry.configFile()) && fromHere(entry)) {
      first = first == null ? entry : first;
      last = entry;
      count++;
    }
  }

  private boolean fromHere(MapEntry entry) {
    var from = map.from();
    return from == null || entry.number() >= Math.max(0, from);
  }

  private String otherHosts() {
    return ofOthers
        + " rows of the ID map are of other hosts, which are not looked at: "
        + String.join(", ", others)
        + ". If they count, name them in "
        + Advice.MAP_HOSTS.words()
        + ".";
  }

  private String finds() {
    if (first == null || last == null) {
      return "Recovery will find no row of configuration " + map.configFile() + " in the ID map.";
    }
    return "Recovery will find "
        + count
        + " rows in the ID map, the first for row \""
        + first.csvId()
        + "\" at node "
        + first.nodeId()
        + ", the last for row \""
        + last.csvId()
        + "\" at node "
        + last.nodeId()
        + ".";
  }

  private Problem problem(Code code, Severity severity, String message, @Nullable Advice advice) {
    return new Problem(code, severity, Place.file(map.place()), message, advice);
  }
}
