package org.ingestworkbench.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.StrayNode;
import org.jspecify.annotations.Nullable;

/** What another program made of the job: found in the ID map, or as strays after its last entry. */
final class Foreign {

  private final MapRecovery map;
  private final Adoption adoption;
  private final RepositoryClient repository;
  private final Parents parents;
  private final Planner planner;
  private final Patience patience;
  private final boolean completing;
  private final AtomicLong unchecked = new AtomicLong();

  /**
   * @param completing whether media of what it made are checked, and made where they are missing
   */
  Foreign(
      MapRecovery map,
      Adoption adoption,
      RepositoryClient repository,
      Parents parents,
      Planner planner,
      Patience patience,
      boolean completing) {
    this.map = map;
    this.adoption = adoption;
    this.repository = repository;
    this.parents = parents;
    this.planner = planner;
    this.patience = patience;
    this.completing = completing;
  }

  /** The node that the map has for an item that the journal does not know. */
  Optional<EntityRef> node(ItemKey key) {
    return map.node(key);
  }

  /** The same for many rows, by row id. */
  Map<String, EntityRef> nodes(Collection<String> rowIds) {
    return map.nodes(rowIds);
  }

  boolean completing() {
    return completing;
  }

  /** Takes note that the media of a row are left as they are. */
  void leftAsItIs(Row row) {
    if (planner.namesFiles(row)) {
      leftAsItIs();
    }
  }

  /** Takes note that the media of a page are left as they are. */
  void leftAsItIs() {
    unchecked.incrementAndGet();
  }

  /** Of how many rows and pages the media were not looked at. */
  long unchecked() {
    return unchecked.get();
  }

  /**
   * Takes what the map has into the job.
   *
   * @return false when the node is there no more
   */
  boolean take(@Nullable Row row, Item item, EntityRef node) {
    var view = patience.ask(() -> repository.look(node));
    view.ifPresent(seen -> patience.ask(() -> taken(row, item, seen, null)));
    return view.isPresent();
  }

  private boolean taken(@Nullable Row row, Item item, NodeView node, @Nullable Placement place) {
    adoption.take(row, item, node, place);
    return true;
  }

  /** Takes strays into the job, before any row is made. */
  void adopt(List<StrayNode> strays, Journals journals) {
    for (var stray : strays) {
      var item = patience.ask(() -> planner.plan(stray.row()).item());
      if (item != null && stray.page() == null) {
        adopt(stray, item, null, journals);
      } else if (item != null) {
        adoptPage(stray, item, journals);
      }
    }
  }

  private void adoptPage(StrayNode stray, Item book, Journals journals) {
    var pages = book.pages().open();
    while (pages.hasNext()) {
      var page = patience.ask(pages::next);
      if (page.item() != null && page.key().equals(stray.key())) {
        adopt(stray, page.item(), book(stray), journals);
      }
    }
  }

  private EntityRef book(StrayNode page) {
    return map.node(ItemKey.row(page.row().id()))
        .orElseThrow(() -> new IllegalStateException("The map has no book for " + page));
  }

  private void adopt(StrayNode stray, Item item, @Nullable EntityRef book, Journals journals) {
    var place = parents.of(Work.on(item, book, journals.open(null)));
    var row = stray.page() == null ? stray.row() : null;
    patience.ask(() -> taken(row, item, stray.node(), place));
  }
}
