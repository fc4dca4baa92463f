package org.ingestworkbench.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Asking;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.JobSession;
import org.jspecify.annotations.Nullable;

/**
 * Asks a repository what it has of a job whose journal is lost, row by row of the input, and writes
 * it into a new one. Used by one thread; a few hundred objects are held at a time.
 */
public final class Rebuild {

  /** How many rows or pages are planned ahead, so that they can be asked for together. */
  static final int BLOCK = 50;

  private final Parts parts;
  private final StopSignal signal;
  private final Search search;
  private RebuildCounts counts = new RebuildCounts();

  /**
   * What is known beforehand.
   *
   * @param rollbacks how often the job may have been rolled back
   * @param nodes node IDs by row id
   * @param nearNode a node ID near the job's first; null when none is known
   */
  public record Known(int rollbacks, Map<String, String> nodes, @Nullable Long nearNode) {}

  /**
   * What it works with.
   *
   * @param contentType of the nodes of rows
   */
  public record Parts(
      JobId job,
      RowSource source,
      Planner planner,
      String contentType,
      RepositoryClient repository,
      MapRules map,
      Known known,
      Asking asking,
      JobListener listener) {}

  public Rebuild(Parts parts, StopSignal signal) {
    this.parts = parts;
    this.signal = signal;
    this.search = new Search(parts);
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

  /** A row that may have been made, and everything but its pages that it was made of. */
  record Wanted(Row row, Planned planned, List<Step> steps) {}

  private boolean any(Predicate<Row> wanted, Predicate<Wanted> found) {
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

  private List<Wanted> block(Iterator<Row> rows, Predicate<Row> wanted) {
    var block = new ArrayList<Wanted>();
    while (block.size() < BLOCK && rows.hasNext() && !signal.stopping()) {
      var row = rows.next();
      if (wanted.test(row)) {
        var planned = parts.asking().ask(() -> parts.planner().plan(row));
        block.add(new Wanted(row, planned, steps(row, planned)));
      }
    }
    return block;
  }

  /** With nodes named by their uuids, which is enough to look for what hangs on them. */
  private List<Step> steps(Row row, Planned planned) {
    var item = planned.item();
    return item == null
        ? List.of(unplanned(row, parts.contentType(), Placement.NONE))
        : steps(item, search);
  }

  /** Of pages; of one that cannot be planned there are none. */
  static List<Step> steps(List<Planned> pages, Search search) {
    var steps = new ArrayList<Step>();
    for (var page : pages) {
      var item = page.item();
      if (item != null) {
        steps.addAll(steps(item, search));
      }
    }
    return steps;
  }

  static List<Step> steps(Item item, Search search) {
    var steps = new ArrayList<Step>();
    if (item.node() != null) {
      steps.add(Steps.node(item, Placement.NONE, Map.of()));
      var uuid = search.uuid(item.key().nodeStep(), 0);
      steps.addAll(Steps.afterNode(item, EntityRef.node(null, uuid)));
    }
    return steps;
  }

  /** The node of a row that cannot be planned, which may be there all the same. */
  static Step unplanned(Row row, String contentType, Placement place) {
    return new Step(
        StepKey.node(row.id()),
        null,
        null,
        place,
        () -> "",
        uuid -> StepLookup.nodeOf(contentType, uuid));
  }

  /** The book of a row that makes nothing but pages. */
  static EntityRef book(Item item) {
    if (item.parent() instanceof Parent.Node node) {
      return EntityRef.node(node.nodeId());
    }
    throw new IllegalStateException("An item needs a node or a parent: " + item.key());
  }

  private boolean isThere(Wanted wanted) {
    if (wanted.steps().stream().anyMatch(search::isShown)) {
      return true;
    }
    boolean there = wanted.steps().stream().limit(1).anyMatch(this::isThere);
    var item = wanted.planned().item();
    return there || (item != null && item.node() == null && anyPage(item));
  }

  private boolean isThere(Step step) {
    var sight = search.at(step);
    if (sight instanceof Sight.Hidden hidden) {
      counts.cannotTell(hidden.why());
    } else if (sight instanceof Sight.Noted noted) {
      counts.cannotTell(NotedNode.why(noted));
    }
    counts.row(RebuildCounts.Standing.of(sight));
    return sight instanceof Sight.There;
  }

  private boolean anyPage(Item item) {
    var found = new boolean[1];
    forEachBlock(
        item,
        parts.asking(),
        () -> found[0] || signal.stopping(),
        block -> {
          var steps = steps(block, search);
          search.lookFor(steps);
          found[0] = steps.stream().anyMatch(this::isThere);
        });
    return found[0];
  }

  /** Hands over the pages of a book, some at a time. */
  static void forEachBlock(
      Item book, Asking asking, BooleanSupplier enough, Consumer<List<Planned>> consumer) {
    var pages = book.pages().open();
    while (!enough.getAsBoolean() && pages.hasNext()) {
      var block = new ArrayList<Planned>();
      while (block.size() < BLOCK && pages.hasNext()) {
        block.add(asking.ask(pages::next));
      }
      consumer.accept(block);
    }
  }
}
