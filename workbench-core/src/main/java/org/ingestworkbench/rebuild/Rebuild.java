package org.ingestworkbench.rebuild;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.store.JobSession;

/**
 * Asks a repository what it has of a job whose journal is lost, row by row of the input, and writes
 * it into a new one. Used by one thread; a few hundred objects are held at a time.
 */
public final class Rebuild {

  private final RebuildParts parts;
  private final StopSignal signal;
  private final ObjectSearch search;
  private RebuildCounts counts = new RebuildCounts();

  public Rebuild(RebuildParts parts, StopSignal signal) {
    this.parts = parts;
    this.signal = signal;
    this.search = new ObjectSearch(parts);
  }

  /** What was found so far. */
  public RebuildCounts counts() {
    return counts;
  }

  /** Whether anything of the job is there; looks no further than to the first thing. */
  public boolean findsAnything() {
    counts = new RebuildCounts();
    return any(row -> true, this::isThere);
  }

  /** Writes down all that is there, unless it is stopped. */
  public void run(JobSession session) {
    counts = new RebuildCounts();
    var rows = new RebuiltRows(new RebuildRun(parts, session, search, counts, signal::stopping));
    boolean unused =
        any(
            rows::isOpen,
            wanted -> {
              rows.add(wanted);
              return false;
            });
    if (search.generation() > 0 && search.generation() == parts.known().rollbacks()) {
      parts.listener().problem(moreRollbacks());
    }
  }

  private Problem moreRollbacks() {
    return new Problem(
        Problem.Code.RECOVERY_DOUBTFUL,
        Problem.Severity.WARNING,
        Problem.Place.file(parts.source().name()),
        "Something was made after "
            + search.generation()
            + " rollbacks, which are as many as were looked for: there may be more. Make the map"
            + " again with a higher number "
            + Advice.MORE_ROLLBACKS.words()
            + " before you resume, else what was made after them is made twice.",
        Advice.MORE_ROLLBACKS);
  }

  private boolean any(Predicate<Row> wanted, Predicate<WantedRow> found) {
    try (var rows = parts.source().open(toldByTheScan -> {})) {
      boolean any = false;
      while (!any && !signal.stopping() && rows.hasNext()) {
        var block = block(rows, wanted);
        search.lookFor(block.stream().flatMap(one -> one.steps().stream()).toList());
        any = block.stream().anyMatch(one -> !signal.stopping() && found.test(one));
      }
      return any;
    }
  }

  private List<WantedRow> block(Iterator<Row> rows, Predicate<Row> wanted) {
    var block = new ArrayList<WantedRow>();
    while (block.size() < WantedSteps.BLOCK && rows.hasNext() && !signal.stopping()) {
      var row = rows.next();
      if (wanted.test(row)) {
        var planned = parts.asking().ask(() -> parts.planner().plan(row));
        block.add(new WantedRow(row, planned, steps(row, planned)));
      }
    }
    return block;
  }

  /** With nodes named by their uuids, which is enough to look for what hangs on them. */
  private List<Step> steps(Row row, Planned planned) {
    var item = planned.item();
    if (item != null) {
      return WantedSteps.of(item, search);
    }
    return parts.planner().task().makesNodes()
        ? List.of(WantedSteps.unplanned(row, parts.planner().contentType(), Placement.NONE))
        : List.of();
  }

  private boolean isThere(WantedRow wanted) {
    if (wanted.steps().stream().anyMatch(search::isShown)) {
      return true;
    }
    boolean there = wanted.steps().stream().limit(1).anyMatch(this::isThere);
    var item = wanted.planned().item();
    return there || (item != null && item.node() == null && anyPage(item));
  }

  private boolean isThere(Step step) {
    var sight = search.at(step);
    if (sight instanceof ObjectSearchResult.Hidden hidden) {
      counts.cannotTell(hidden.why());
    } else if (sight instanceof ObjectSearchResult.Noted noted) {
      counts.cannotTell(NotedNode.why(noted));
    }
    counts.row(RebuildCounts.RowState.of(sight));
    return sight instanceof ObjectSearchResult.There;
  }

  private boolean anyPage(Item item) {
    var found = new boolean[1];
    WantedSteps.forEachBlock(
        item,
        parts.asking(),
        () -> found[0] || signal.stopping(),
        block -> {
          var steps = WantedSteps.of(block, search);
          search.lookFor(steps);
          found[0] = steps.stream().anyMatch(this::isThere);
        });
    return found[0];
  }
}
