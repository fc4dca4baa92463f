package org.ingestworkbench.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.repository.Confirmation;

/**
 * What is left of a row whose node was deleted: media and aliases are made after their node, and
 * stay without it.
 */
final class DeletedNode {

  private static final int NAMED = 10;

  private final RebuildRun run;
  private final Row row;
  private final RowChanges changes;

  DeletedNode(RebuildRun run, Row row, RowChanges changes) {
    this.run = run;
    this.row = row;
    this.changes = changes;
  }

  /**
   * Tells of what is left, and sees to it that the row is made again beside it.
   *
   * @param place where the row's node is to hang
   */
  void look(Item item, Placement place) {
    var left = shown(item);
    if (!left.isEmpty()) {
      makeAnew(item, place, left);
      run.warn(
          Problem.Code.NODE_DELETED,
          row,
          "Its node is not there, but what belongs to it is: somebody deleted the node. A"
              + " resume makes the whole row again. Delete what is left: "
              + addresses(left)
              + ".");
    }
  }

  /** Under the uuids that are taken it would stay with the node that was deleted. */
  private void makeAnew(Item item, Placement place, Map<Step, ObjectSearchResult.There> left) {
    int last =
        left.values().stream().mapToInt(ObjectSearchResult.There::generation).max().orElse(0);
    int generation = Math.max(last + 1, run.search().generation());
    changes.makeAnew(ItemSteps.own(item, place, Map.of()), generation);
    left.keySet().stream()
        .filter(step -> step.key().kind() != Kind.PAGE && step.key().kind() != Kind.PAGE_MEDIA)
        .filter(step -> run.session().find(step.key()).isEmpty())
        .forEach(step -> changes.makeAnew(step, generation));
  }

  /** What is there of a row without its node; of its pages the first are looked for. */
  private Map<Step, ObjectSearchResult.There> shown(Item item) {
    var steps = new ArrayList<>(WantedSteps.of(item, run.search()));
    if (item.pages() != Item.Pages.NONE) {
      var seen = new boolean[1];
      WantedSteps.forEachBlock(
          item,
          run.parts().asking(),
          () -> seen[0] || run.stopped(),
          block -> {
            seen[0] = true;
            var pages = WantedSteps.of(block, run.search());
            run.search().lookFor(pages);
            steps.addAll(pages);
          });
    }
    var shown = new LinkedHashMap<Step, ObjectSearchResult.There>();
    for (var step : steps) {
      if (run.search().isShown(step)
          && run.search().at(step) instanceof ObjectSearchResult.There there) {
        shown.put(step, there);
      }
    }
    return shown;
  }

  private String addresses(Map<Step, ObjectSearchResult.There> left) {
    var some =
        left.entrySet().stream()
            .limit(NAMED)
            .map(one -> address(one.getKey(), one.getValue().confirmation()))
            .collect(Collectors.joining(", "));
    return left.size() > NAMED ? some + ", ..." : some;
  }

  private String address(Step step, Confirmation made) {
    return run.repository().address(made.object(step.key().kind().entityType()));
  }
}
