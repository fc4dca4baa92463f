package org.ingestworkbench.engine;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.JobSession;

/**
 * Lists the nodes of a job that another program made, rows and pages, so that the rollback files of
 * the one that goes on name the whole job.
 */
final class MadeElsewhere {

  private final MapRecovery map;
  private final JobSession session;
  private final Planner planner;
  private final Patience patience;

  MadeElsewhere(MapRecovery map, JobSession session, Planner planner, Patience patience) {
    this.patience = patience;
    this.map = map;
    this.session = session;
    this.planner = planner;
  }

  void list(RowSource source, BooleanSupplier stopping, BiConsumer<ItemKey, EntityRef> consumer) {
    try (var rows = source.open(toldByTheScan -> {})) {
      while (!stopping.getAsBoolean() && rows.hasNext()) {
        list(rows.next(), consumer);
      }
    }
  }

  private void list(Row row, BiConsumer<ItemKey, EntityRef> consumer) {
    if (session.row(row.id()).isEmpty()) {
      list(ItemKey.row(row.id()), consumer);
    }
    if (planner.hasPages()) {
      pages(row, consumer);
    }
  }

  private void pages(Row row, BiConsumer<ItemKey, EntityRef> consumer) {
    var item = patience.ask(() -> planner.plan(row)).item();
    if (item != null) {
      var pages = item.pages().open();
      while (pages.hasNext()) {
        list(patience.ask(pages::next).key(), consumer);
      }
    }
  }

  /** What the journal knows is listed from there. */
  private void list(ItemKey key, BiConsumer<ItemKey, EntityRef> consumer) {
    if (session.find(key.nodeStep()).isEmpty()) {
      map.node(key).ifPresent(node -> consumer.accept(key, node));
    }
  }
}
