package org.ingestworkbench.engine;

import java.util.List;
import java.util.Optional;
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

  private static final int AT_ONCE = 1024;

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
      var input = new Batches(rows, AT_ONCE);
      var some = input.next();
      while (!stopping.getAsBoolean() && !some.isEmpty()) {
        list(some, consumer);
        some = input.next();
      }
      input.end();
    }
  }

  private void list(List<Row> some, BiConsumer<ItemKey, EntityRef> consumer) {
    var ids = some.stream().map(Row::id).toList();
    var nodes = map.nodes(RecoveryMode.unknown(ids, session));
    for (var row : some) {
      Optional.ofNullable(nodes.get(row.id()))
          .ifPresent(node -> consumer.accept(ItemKey.row(row.id()), node));
      if (planner.hasPages()) {
        pages(row, consumer);
      }
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
