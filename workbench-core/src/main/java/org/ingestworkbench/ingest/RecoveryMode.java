package org.ingestworkbench.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.journal.GivenUp;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.takeover.MapRecovery;
import org.ingestworkbench.takeover.TakenOverNodes;

/**
 * Passes over rows that are done, before anything of them is planned. What the job's journal knows
 * of a row, it alone decides; of another, the ID map does where a starting node ID was given. Such
 * a row is not taken into the journal: the node is another program's.
 */
public final class RecoveryMode implements RowIngester {

  private static final int AHEAD = 512;

  private final RowIngest inner;
  private final TakenOverNodes foreign;
  private final JobSession session;
  private final boolean byNumber;

  /** Rows whose turn comes soon, and which another program has made. */
  private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();

  public RecoveryMode(RowIngest inner, TakenOverNodes foreign, JobSession session) {
    this.inner = inner;
    this.foreign = foreign;
    this.session = session;
    this.byNumber = session.job().startingNode() != null;
  }

  /** By a number the pages of what is done are gone through, so each row has its turn then. */
  @Override
  public int readsAhead() {
    return byNumber && inner.hasPages() ? 1 : AHEAD;
  }

  @Override
  public Map<String, RowResult> passed(List<Row> rows) {
    var ids = rows.stream().map(Row::id).toList();
    var nodes = new HashMap<>(session.subjectsOfDone(ids));
    if (byNumber && !foreign.completing()) {
      nodes.putAll(madeElsewhere(rows, nodes.keySet()));
    }
    var results = new HashMap<String, RowResult>();
    nodes.forEach((id, node) -> results.put(id, new RowResult(id, new Outcome.Skipped(node))));
    return results;
  }

  /** Rows of which the journal knows nothing, and which another program has made. */
  private Map<String, EntityRef> madeElsewhere(List<Row> rows, Set<String> done) {
    var ids = rows.stream().map(Row::id).filter(id -> !done.contains(id)).toList();
    var nodes = foreign.nodes(MapRecovery.unknown(ids, session));
    elsewhere.addAll(nodes.keySet());
    return nodes;
  }

  @Override
  public void passedOver(Row row) {
    if (elsewhere.remove(row.id())) {
      foreign.leftAsItIs(row);
    }
  }

  @Override
  public RowResult ingest(Row row) {
    var known = session.row(row.id());
    if (known.isEmpty()) {
      return foreign
          .node(ItemKey.row(row.id()))
          .map(node -> madeElsewhere(row, node))
          .orElseGet(() -> halfTaken(row) ? inner.again(row) : inner.ingest(row));
    }
    var before = known.get();
    return done(before)
        .map(node -> skip(row, before, node))
        .orElseGet(() -> inner.again(row, before));
  }

  private RowResult madeElsewhere(Row row, EntityRef node) {
    if (foreign.completing()) {
      return inner.taken(row, node, item -> foreign.take(row, item, node));
    } else if (halfTaken(row)) {
      return inner.again(row);
    }
    foreign.leftAsItIs(row);
    return inner.pagesOf(row, node, GivenUp.UNTOLD);
  }

  /** Whether a run died while it took the row's node into the job. */
  private boolean halfTaken(Row row) {
    return session.find(StepKey.node(row.id())).isPresent();
  }

  /** What the row is about, when it is done; where no step tells that, it is looked at again. */
  private Optional<EntityRef> done(RowRecord row) {
    return Optional.ofNullable(session.subjectsOfDone(List.of(row.rowId())).get(row.rowId()));
  }

  /** Islandora Workbench's recovery mode goes through the pages of what it passes over, too. */
  private RowResult skip(Row row, RowRecord before, EntityRef ref) {
    return byNumber
        ? inner.pagesOf(row, ref, GivenUp.of(before))
        : new RowResult(row.id(), new Outcome.Skipped(ref));
  }
}
