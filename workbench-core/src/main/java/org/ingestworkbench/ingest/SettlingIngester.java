package org.ingestworkbench.ingest;

import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.settle.Settler;
import org.ingestworkbench.store.StepRecord;

/**
 * Settles the begun steps of an item before anything of it is written. NewTerms are settled where
 * they are made ({@link NewTerms}), because several items may want one.
 */
public final class SettlingIngester implements ItemIngester {

  private final ItemIngester inner;
  private final Settler settler;
  private final Parents parents;

  public SettlingIngester(ItemIngester inner, Settler settler, Parents parents) {
    this.inner = inner;
    this.settler = settler;
    this.parents = parents;
  }

  @Override
  public Outcome ingest(ItemWork work) {
    if (work.journal().touched()) {
      settleOwn(work)
          .ifPresent(
              node -> ItemSteps.afterNode(work.item(), node).forEach(step -> settle(step, work)));
    }
    return inner.ingest(work);
  }

  /** A step that was given up is asked for once more; when that fails too, it stays begun. */
  private void settle(Step step, ItemWork work) {
    try {
      settler.settle(step, work.journal());
      work.journal().compare(step);
    } catch (StepFailedException failed) {
      if (!work.givenUp().containsKey(step.key()) || failed.fault().endsTheRun()) {
        throw failed;
      }
    }
  }

  /** Gives what the item is about when it is there, so that what hangs on it can be asked for. */
  private Optional<EntityRef> settleOwn(ItemWork work) {
    var place = parents.of(work.item(), work.book());
    if (work.item().subject() instanceof Item.Existing) {
      return Optional.ofNullable(place.node());
    }
    var step = ItemSteps.own(work.item(), place, Map.of());
    settle(step, work);
    return work.journal()
        .find(step.key())
        .flatMap(StepRecord::object)
        .map(node -> settlesMore(node, work) ? settler.identified(step, node) : node);
  }

  /** What hangs on a node can be asked for only where the node's ID is known. */
  private static boolean settlesMore(EntityRef node, ItemWork work) {
    return node.id() == null
        && ItemSteps.afterNode(work.item(), node).stream()
            .anyMatch(step -> work.journal().find(step.key()).filter(StepRecord::open).isPresent());
  }
}
