package org.ingestworkbench.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.ingestworkbench.takeover.Adoption;
import org.jspecify.annotations.Nullable;

/** One row of the input, of which is looked for what the job, or another program, had made. */
final class RebuiltRow {

  private static final String OTHERS_PAGE =
      "Another program made the book, and perhaps the page with it; under a uuid of the job the"
          + " page is not there.";

  private static final String OTHERS_MEDIA =
      "Another program made the node, and perhaps its media: the repository cannot be asked, or does"
          + " not tell, which media it has.";

  private final RebuildRun run;
  private final Adoption adoption;
  private final Row row;
  private final Planned planned;
  private final RowChanges changes;
  private final RowFindings findings = new RowFindings();
  private @Nullable NodeView taken;
  private boolean othersNode;
  private boolean othersMedia;
  private boolean othersPages;

  RebuiltRow(RebuildRun run, Adoption adoption, Row row, Planned planned) {
    this.run = run;
    this.adoption = adoption;
    this.row = row;
    this.planned = planned;
    this.changes = new RowChanges(run.parts(), run.session(), run.search(), row);
  }

  /** Writes down what is there of it. */
  void add() {
    var item = planned.item();
    var node = node(item);
    if (item == null) {
      findings.lacks();
    } else if (node.isPresent()) {
      afterNode(item, node.get());
      pages(item, node.get());
    } else if (findings.allTold()) {
      new DeletedNode(run, row, changes).look(item, place());
    }
    if (!run.stopped()) {
      run.counts().row(findings.standing());
      findings.outcome(node.orElse(null)).ifPresent(changes::end);
    }
    changes.flush();
  }

  private Optional<EntityRef> node(@Nullable Item item) {
    if (item == null) {
      planned.problems().forEach(run.parts().listener()::problem);
      var planner = run.parts().planner();
      return planner.task().makesNodes()
          ? look(WantedSteps.unplanned(row, planner.contentType(), place())).map(Confirmation::node)
          : Optional.empty();
    } else if (item.node() == null) {
      return Optional.of(WantedSteps.there(item));
    }
    return look(ItemSteps.own(item, place(), Map.of())).map(Confirmation::node);
  }

  /** Below the node of its parent row, if that was found: parents come first. */
  private Placement place() {
    return run.parts()
        .planner()
        .parentRowId(row)
        .flatMap(
            parent ->
                run.session()
                    .find(StepKey.node(parent))
                    .map(StepRecord::confirmation)
                    .map(made -> Placement.under(parent, made.node())))
        .orElse(Placement.NONE);
  }

  private void afterNode(Item item, EntityRef node) {
    var theirs = new HashMap<StepKey, Confirmation>();
    if (taken != null) {
      var media = told(node, () -> adoption.mediaFor(item, node));
      othersMedia = media.isEmpty();
      adoption
          .there(item, node, taken.alias(), media.orElse(List.of()))
          .forEach((step, made) -> theirs.put(step.key(), made));
      othersPages =
          item.pages() != Item.Pages.NONE
              && !told(node, () -> run.repository().capabilities().ask(Capability.CHILDREN, node))
                  .orElseGet(Referrers::notAsked)
                  .surelyNone();
    } else if (othersNode) {
      othersMedia = true;
      othersPages = item.pages() != Item.Pages.NONE;
    }
    for (var step : ItemSteps.afterNode(item, node)) {
      var made = theirs.get(step.key());
      if (made == null) {
        look(step);
      } else {
        adopt(
            step,
            run.session().find(step.key()).orElse(null),
            new ObjectSearchResult.There(0, made));
      }
    }
  }

  /** What another program's node has; where it cannot be told, the node is named. */
  private <T> Optional<T> told(EntityRef node, Supplier<Optional<T>> question) {
    var answer = run.search().told(question);
    if (answer.isEmpty()) {
      run.warn(
          Problem.Code.RECOVERY_DOUBTFUL,
          row,
          "What belongs to node "
              + run.repository().address(node)
              + ", which another program made, cannot be told: a question about it fails. The row"
              + " is left unresolved; find out why, and make the map again.");
    }
    return answer.flatMap(Function.identity());
  }

  private void pages(Item item, EntityRef book) {
    if (item.pages() != Item.Pages.NONE) {
      WantedSteps.forEachBlock(
          item, run.parts().asking(), run.stopping(), block -> pages(block, book));
    }
  }

  private void pages(List<Planned> block, EntityRef book) {
    run.search().lookFor(WantedSteps.of(block, run.search()));
    block.forEach(page -> page(page, book));
    changes.flush();
  }

  private void page(Planned page, EntityRef book) {
    var item = page.item();
    if (item == null) {
      findings.lacks();
      return;
    }
    look(ItemSteps.own(item, Placement.under(row.id(), book), Map.of()))
        .map(Confirmation::node)
        .ifPresent(node -> ItemSteps.afterNode(item, node).forEach(this::look));
  }

  /** What is there of a step. */
  private Optional<Confirmation> look(Step step) {
    var before = run.session().find(step.key());
    return before
        .filter(StepRecord::complete)
        .map(known -> found(step, identified(step, known)))
        .orElseGet(() -> look(step, before.orElse(null)));
  }

  /** What is known of a step that is complete; the ID of its node is looked for again. */
  private Confirmation identified(Step step, StepRecord known) {
    var made = Objects.requireNonNull(known.confirmation());
    var id = lacksId(known) ? run.search().id(step, made.uuid()) : Optional.<String>empty();
    if (id.isPresent()) {
      run.session()
          .identify(
              step.key(), id.get(), run.parts().map().entry(step.key(), step.place(), id.get()));
      made = Objects.requireNonNull(known.identified(id.get()).confirmation());
    }
    run.search().note(step.key(), known.generation(), made);
    if (step.key().kind() == Kind.NODE && NotedNode.isOthers(made.uuid())) {
      var node = made.node();
      othersNode = true;
      taken = told(node, () -> run.repository().look(node)).orElse(null);
    }
    return made;
  }

  private Optional<Confirmation> look(Step step, @Nullable StepRecord before) {
    if (before != null && before.state() == StepState.ROLLED_BACK) {
      findings.lacks();
      return Optional.empty();
    }
    var sight = run.search().at(step);
    if (sight instanceof ObjectSearchResult.There there) {
      return adopt(step, before, there);
    } else if (sight instanceof ObjectSearchResult.Noted noted) {
      return noted(step, before, noted);
    } else if (sight instanceof ObjectSearchResult.Hidden hidden) {
      changes.leaveUntold(step, before, hidden);
      untold(hidden.why());
    } else if (othersMedia && step.key().kind() == Kind.MEDIA) {
      return doubt(step, before, OTHERS_MEDIA);
    } else if (othersPages && step.key().kind() == Kind.PAGE) {
      return doubt(step, before, OTHERS_PAGE);
    } else {
      changes.leaveOut(step, before);
      findings.lacks();
    }
    return Optional.empty();
  }

  private Optional<Confirmation> adopt(
      Step step, @Nullable StepRecord before, ObjectSearchResult.There there) {
    if (before == null || !before.complete()) {
      changes.adopt(step, before, there);
    }
    return found(step, there.confirmation());
  }

  /** A node that is noted for the row and that the job did not make. */
  private Optional<Confirmation> noted(
      Step step, @Nullable StepRecord before, ObjectSearchResult.Noted noted) {
    var there = NotedNode.taken(step, noted);
    if (there.isPresent()) {
      taken = noted.view();
      return adopt(step, before, there.get());
    }
    var why = NotedNode.why(noted);
    run.warn(
        Problem.Code.RECOVERY_DOUBTFUL, row, why + " Until then a resume leaves the row alone.");
    return doubt(step, before, why);
  }

  private Optional<Confirmation> doubt(Step step, @Nullable StepRecord before, String why) {
    changes.leaveDoubtful(step, before, why);
    untold(why);
    return Optional.empty();
  }

  private void untold(String why) {
    run.counts().cannotTell(why);
    findings.untold(why);
  }

  private Optional<Confirmation> found(Step step, Confirmation confirmation) {
    findings.found();
    run.counts().found(step.key().kind());
    if (step.key().kind().makesNode() && confirmation.id() == null) {
      run.counts().withoutId();
    }
    return Optional.of(confirmation);
  }

  /** Whether a node was made of which only the uuid is known. */
  static boolean lacksId(StepRecord step) {
    var made = step.confirmation();
    return step.complete() && step.key().kind().makesNode() && made != null && made.id() == null;
  }
}
