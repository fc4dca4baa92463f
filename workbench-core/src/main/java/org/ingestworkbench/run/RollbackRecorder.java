package org.ingestworkbench.run;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackWriter.Entry;
import org.ingestworkbench.listener.RollbackWriter.RollbackList;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.MediaDraft;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.takeover.MadeElsewhere;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rollback list: first what earlier runs of the job made, then each node as it is made.
 */
final class RollbackRecorder implements JobListener {

  private final RollbackList list;

  RollbackRecorder(RollbackList list) {
    this.list = list;
  }

  /** Lists the nodes that the journal has already. */
  void replay(Consumer<Consumer<StepRecord>> steps) {
    list.together(to -> steps.accept(step -> replay(step, to)));
  }

  private static void replay(StepRecord step, Consumer<Entry> to) {
    var confirmation = step.confirmation();
    if (confirmation != null && confirmation.id() != null) {
      to.accept(earlier(confirmation.id(), rowId(step.key().kind(), step.key().rowId())));
    }
  }

  /** Lists what another program made, until the run is to stop. */
  void madeElsewhere(MadeElsewhere nodes, BooleanSupplier stopping) {
    list.together(
        to ->
            nodes.forEach(
                (key, node) -> {
                  if (node.id() != null && !stopping.getAsBoolean()) {
                    to.accept(earlier(node.id(), key.page() == null ? key.rowId() : ""));
                  }
                }));
  }

  private static Entry earlier(String nodeId, String rowId) {
    return new Entry(nodeId, rowId, null, null, null);
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
