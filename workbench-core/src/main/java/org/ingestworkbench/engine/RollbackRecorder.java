package org.ingestworkbench.engine;

import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RollbackWriter.Entry;
import org.ingestworkbench.spi.RollbackWriter.RollbackList;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rollback list: first what earlier runs of the job made, then each node as it is made.
 */
final class RollbackRecorder implements JobListener {

  private final RollbackList list;

  RollbackRecorder(RollbackList list) {
    this.list = list;
  }

  /** Lists a node that the journal has already. */
  void replay(StepRecord step) {
    var confirmation = step.confirmation();
    if (confirmation != null && confirmation.id() != null) {
      list.add(
          new Entry(
              confirmation.id(), rowId(step.key().kind(), step.key().rowId()), null, null, null));
    }
  }

  /** Lists what another program made. */
  void madeElsewhere(ItemKey key, EntityRef node) {
    if (node.id() != null) {
      list.add(new Entry(node.id(), key.page() == null ? key.rowId() : "", null, null, null));
    }
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    var id = event.confirmation().id();
    var item = event.item();
    if (event.key().kind().makesNode() && id != null) {
      var row = rowId(event.key().kind(), event.key().rowId());
      var title = item == null ? null : item.title();
      list.add(new Entry(id, row, title, event.confirmation().nodeId(), file(item)));
    }
  }

  private static String rowId(Kind kind, String rowId) {
    return kind == Kind.PAGE ? "" : rowId;
  }

  private static @Nullable String file(@Nullable Item item) {
    return item == null
        ? null
        : item.media().stream().findFirst().map(MediaDraft::source).orElse(null);
  }
}
