package org.ingestworkbench.takeover;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.StrayNode;
import org.ingestworkbench.retry.Asker;
import org.jspecify.annotations.Nullable;

/** What another program made of the job: found in the ID map, or as strays after its last entry. */
public final class TakenOverNodes {

  private final MapRecovery map;
  private final Adoption adoption;
  private final RepositoryClient repository;
  private final BiFunction<Item, @Nullable EntityRef, Placement> places;
  private final Planner planner;
  private final Asker asking;
  private final boolean completing;
  private final AtomicLong unchecked = new AtomicLong();

  /**
   * @param places where an item is hung, given the book of a page
   * @param completing whether media of what it made are checked, and made where they are missing
   */
  public TakenOverNodes(
      MapRecovery map,
      Adoption adoption,
      RepositoryClient repository,
      BiFunction<Item, @Nullable EntityRef, Placement> places,
      Planner planner,
      Asker asking,
      boolean completing) {
    this.map = map;
    this.adoption = adoption;
    this.repository = repository;
    this.places = places;
    this.planner = planner;
    this.asking = asking;
    this.completing = completing;
  }

  /** The node that the map has for an item that the journal does not know. */
  public Optional<EntityRef> node(ItemKey key) {
    return map.node(key);
  }

  /** The same for many rows, by row id. */
  public Map<String, EntityRef> nodes(Collection<String> rowIds) {
    return map.nodes(rowIds);
  }

  public boolean completing() {
    return completing;
  }

  /** Takes note that the media of a row are left as they are. */
  public void leftAsItIs(Row row) {
    if (planner.namesFiles(row)) {
      leftAsItIs();
    }
  }

  /** Takes note that the media of a page are left as they are. */
  public void leftAsItIs() {
    unchecked.incrementAndGet();
  }

  /** Of how many rows and pages the media were not looked at. */
  public long unchecked() {
    return unchecked.get();
  }

  /**
   * Takes what the map has into the job.
   *
   * @return false when the node is there no more
   */
  public boolean take(@Nullable Row row, Item item, EntityRef node) {
    var view = asking.ask(() -> repository.look(node));
    view.ifPresent(seen -> asking.ask(() -> taken(row, item, seen, null)));
    return view.isPresent();
  }

  private boolean taken(@Nullable Row row, Item item, NodeView node, @Nullable Placement place) {
    adoption.take(row, item, node, place);
    return true;
  }

  /** Why a row fails whose node the map has, and the repository has no more. */
  public static String gone(EntityRef node) {
    return "The ID map has node "
        + node.id()
        + " for it, which is there no more; it is not made again.";
  }

  /** Takes strays into the job, before any row is made. */
  public void adopt(List<StrayNode> strays) {
    for (var stray : strays) {
      var item = asking.ask(() -> planner.plan(stray.row()).item());
      if (item != null && stray.page() == null) {
        adopt(stray, item, null);
      } else if (item != null) {
        adoptPage(stray, item);
      }
    }
  }

  private void adoptPage(StrayNode stray, Item book) {
    var pages = book.pages().open();
    while (pages.hasNext()) {
      var page = asking.ask(pages::next);
      if (page.item() != null && page.key().equals(stray.key())) {
        adopt(stray, page.item(), book(stray));
      }
    }
  }

  private EntityRef book(StrayNode page) {
    return map.node(ItemKey.row(page.row().id()))
        .orElseThrow(() -> new IllegalStateException("The map has no book for " + page));
  }

  private void adopt(StrayNode stray, Item item, @Nullable EntityRef book) {
    var place = places.apply(item, book);
    var row = stray.page() == null ? stray.row() : null;
    asking.ask(() -> taken(row, item, stray.node(), place));
  }
}
