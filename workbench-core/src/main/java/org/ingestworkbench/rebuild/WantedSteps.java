package org.ingestworkbench.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.retry.Asker;
import org.ingestworkbench.settle.StepLookup;

/** The steps of rows and pages that may have been made, which are looked for. */
final class WantedSteps {

  /** How many rows or pages are planned ahead, so that they can be asked for together. */
  static final int BLOCK = 50;

  private WantedSteps() {}

  /** Of pages; of one that cannot be planned there are none. */
  static List<Step> of(List<Planned> pages, ObjectSearch search) {
    var steps = new ArrayList<Step>();
    for (var page : pages) {
      var item = page.item();
      if (item != null) {
        steps.addAll(of(item, search));
      }
    }
    return steps;
  }

  /** With nodes named by their uuids, which is enough to look for what hangs on them. */
  static List<Step> of(Item item, ObjectSearch search) {
    var steps = new ArrayList<Step>();
    if (item.node() != null) {
      steps.add(ItemSteps.own(item, Placement.NONE, Map.of()));
      var uuid = search.uuid(item.key().nodeStep(), 0);
      steps.addAll(ItemSteps.afterNode(item, EntityRef.node(null, uuid)));
    } else {
      steps.addAll(ItemSteps.afterNode(item, there(item)));
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

  /** The node of a row that makes nothing but pages or media. */
  static EntityRef there(Item item) {
    if (item.subject() instanceof Item.Existing existing && existing.ref() != null) {
      return existing.ref();
    }
    throw new IllegalStateException("A lost map has no changes to be found: " + item.key());
  }

  /** Hands over the pages of a book, some at a time. */
  static void forEachBlock(
      Item book, Asker asking, BooleanSupplier enough, Consumer<List<Planned>> consumer) {
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
