package org.ingestworkbench.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.listener.JobListener.RowEnded;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.jspecify.annotations.Nullable;

/** Counts what became of the rows of a run, and keeps the first that are not done. */
public final class RunTally {

  /** How many rows that are not done are kept; the rest goes to the listener only. */
  public static final int KEPT = 1_000;

  private final Map<Outcome.Kind, Long> counts = new EnumMap<>(Outcome.Kind.class);
  private final List<RowEnded> notDone = new ArrayList<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private @Nullable Row last;
  private long ended;

  /** A row is worked on from now on. */
  synchronized void begin(Row row) {
    underWay.add(row.id());
  }

  /** Counts a row that has ended; gives how many have. */
  synchronized long add(Row row, Outcome outcome) {
    underWay.remove(row.id());
    last = last == null || row.line() > last.line() ? row : last;
    counts.merge(outcome.kind(), 1L, Long::sum);
    return ++ended;
  }

  /** How many rows have ended. */
  synchronized long ended() {
    return ended;
  }

  synchronized void keep(RowEnded event) {
    if (!event.outcome().done() && notDone.size() < KEPT) {
      notDone.add(event);
    }
  }

  /** Takes back a row that failed together with others because of the world. */
  synchronized void takeBack(String rowId, Outcome.Kind outcome) {
    notDone.removeIf(event -> event.rowId().equals(rowId));
    counts.merge(outcome, -1L, Long::sum);
    ended--;
  }

  /** The row with the highest line that has ended; null when none has. */
  public synchronized @Nullable Row last() {
    return last;
  }

  /** Rows that were begun and have not ended, in the order in which they were begun. */
  public synchronized List<String> underWay() {
    return List.copyOf(underWay);
  }

  /** How many rows ended in each way. */
  public synchronized Map<Outcome.Kind, Long> counts() {
    return new EnumMap<>(counts);
  }

  /** The first rows that are not done, in the order in which they ended. */
  public synchronized List<RowEnded> notDone() {
    return List.copyOf(notDone);
  }

  public synchronized boolean allDone() {
    return counts.entrySet().stream().allMatch(e -> e.getKey().done() || e.getValue() == 0);
  }
}
