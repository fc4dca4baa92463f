package org.ingestworkbench.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.StrayNode;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.NodeRange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the nodes after the last one that another program wrote into the ID map: one that it
 * made and did not come to write down has the next ID, or, since refused creations use IDs up, one
 * soon after. Used by one thread.
 */
public final class StrayNodes {
  private static final Logger LOG = LoggerFactory.getLogger(StrayNodes.class);

  /** At most so many IDs are asked for, and no more after so many in a row that are not there. */
  private static final int MOST = 50;

  private static final int ABSENT = 10;

  private final RepositoryClient repository;
  private final MapReader map;
  private final Planner planner;
  private final Retry asking;
  private final NodeRange scope;
  private final @Nullable JournalReader journal;
  private final Map<String, NodeView> byTitle = new LinkedHashMap<>();
  private final List<StrayNode> found = new ArrayList<>();

  /**
   * @param scope which rows of the map are the job's
   * @param journal of the job, if any row of it was started; null otherwise
   */
  public StrayNodes(
      RepositoryClient repository,
      MapReader map,
      Planner planner,
      Retry asking,
      NodeRange scope,
      @Nullable JournalReader journal) {
    this.repository = repository;
    this.map = map;
    this.planner = planner;
    this.asking = asking;
    this.scope = scope;
    this.journal = journal;
  }

  /**
   * Looks, and reads the source when there is anything to compare with.
   *
   * @throws RepositoryException when the repository cannot be asked at all
   */
  public List<StrayNode> find(RowSource source) {
    map.highestNode(scope).ifPresent(this::lookAfter);
    if (!byTitle.isEmpty()) {
      compare(source);
    }
    return List.copyOf(found);
  }

  /** What stands in the map, under any name, is no stray. */
  private void lookAfter(long last) {
    look(last + 1, map.nodesIn(new NodeRange(null, List.of(), last + 1, last + MOST)));
  }

  private void look(long first, Set<Long> mapped) {
    int absent = 0;
    for (long id = first; id < first + MOST && absent < ABSENT; id++) {
      var node = look(id);
      absent = node.isPresent() ? 0 : absent + 1;
      if (node.isPresent() && !mapped.contains(id)) {
        byTitle.putIfAbsent(node.get().title(), node.get());
      }
    }
  }

  /** A node that the account may not see cannot be compared. */
  private Optional<NodeView> look(long id) {
    try {
      return asking.ask(() -> repository.look(EntityRef.node(Long.toString(id))));
    } catch (RepositoryException e) {
      if (!e.concernsTheObjectAlone()) {
        throw e;
      }
      LOG.warn("Node {} cannot be looked at: {}", id, e.getMessage());
      return Optional.empty();
    }
  }

  private void compare(RowSource source) {
    try (var rows = source.open(toldByTheScan -> {})) {
      while (!byTitle.isEmpty() && rows.hasNext()) {
        compare(rows.next());
      }
    }
  }

  private void compare(Row row) {
    if (byTitle.containsKey(planner.title(row)) && isMissing(ItemKey.row(row.id()))) {
      plan(row).ifPresent(item -> compare(row, ItemKey.row(row.id()), item.node()));
    }
    if (planner.hasPages() && mayHavePages(row)) {
      plan(row).ifPresent(item -> comparePages(row, item));
    }
  }

  private Optional<Item> plan(Row row) {
    return Optional.ofNullable(asking.ask(() -> planner.plan(row)).item());
  }

  private void comparePages(Row row, Item book) {
    var pages = book.pages().open();
    while (pages.hasNext()) {
      var page = asking.ask(pages::next);
      if (page.item() != null && isMissing(page.key())) {
        compare(row, page.key(), page.item().node());
      }
    }
  }

  /** Pages hang under a book that the map has. */
  private boolean mayHavePages(Row row) {
    return entry(ItemKey.row(row.id()))
        .filter(
            book -> byTitle.values().stream().anyMatch(n -> n.parents().contains(book.nodeId())))
        .isPresent();
  }

  private void compare(Row row, ItemKey key, @Nullable NodeDraft draft) {
    var node = draft == null ? null : byTitle.get(draft.title());
    if (node != null && draft != null && node.bundle().equals(draft.bundle())) {
      byTitle.remove(draft.title());
      found.add(new StrayNode(row, key.page(), node, repository.address(node.ref())));
    }
  }

  /** Whether neither map nor journal has the node; one that was begun is settled. */
  private boolean isMissing(ItemKey key) {
    return entry(key).isEmpty() && !inJournal(key.nodeStep());
  }

  private boolean inJournal(StepKey step) {
    return journal != null && journal.find(step).isPresent();
  }

  private Optional<MapEntry> entry(ItemKey key) {
    var query =
        key.page() == null
            ? new MapQuery(key.rowId(), null, scope.hosts(), scope.from())
            : new MapQuery(key.page(), key.rowId(), scope.hosts(), scope.from());
    return map.newest(query);
  }
}
