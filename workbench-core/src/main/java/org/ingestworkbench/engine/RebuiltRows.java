package org.ingestworkbench.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ingestworkbench.engine.RebuildCounts.Standing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a journal what the repository has of a row: what is there is adopted, of what nobody
 * can tell is said so, and of what is nowhere there is nothing. A row of which something is missing
 * stays open. Interrupted anywhere it goes on with the rows that have not ended.
 */
final class RebuiltRows {

  private final Rebuild.Parts parts;
  private final JobSession session;
  private final Search search;
  private final RebuildCounts counts;
  private final BooleanSupplier stopping;

  RebuiltRows(
      Rebuild.Parts parts,
      JobSession session,
      Search search,
      RebuildCounts counts,
      BooleanSupplier stopping) {
    this.parts = parts;
    this.session = session;
    this.search = search;
    this.counts = counts;
    this.stopping = stopping;
  }

  /** Whether the row has to be looked for; one that was found whole before is counted. */
  boolean isOpen(Row row) {
    if (session.row(row.id()).filter(RowRecord::done).isEmpty()) {
      return true;
    }
    var steps = session.stepsOf(row.id()).stream().filter(StepRecord::complete).toList();
    if (steps.stream().anyMatch(RebuiltRows::lacksId)) {
      return true;
    }
    for (var step : steps) {
      var made = Objects.requireNonNull(step.confirmation());
      search.note(step.key(), step.generation(), made);
      counts.found(step.key().kind());
    }
    counts.row(Standing.COMPLETE);
    return false;
  }

  private static boolean lacksId(StepRecord step) {
    var made = step.confirmation();
    return step.key().kind().makesNode() && made != null && made.id() == null;
  }

  void add(Rebuild.Wanted wanted) {
    new OneRow(wanted.row(), wanted.planned()).add();
  }

  /** A row under way. */
  private final class OneRow {
    private final Row row;
    private final Planned planned;
    private final RowChanges changes;
    private boolean anything;
    private boolean lacking;
    private String untold = "";

    OneRow(Row row, Planned planned) {
      this.row = row;
      this.planned = planned;
      this.changes = new RowChanges(parts, session, search, row);
    }

    void add() {
      var item = planned.item();
      var node = node(item);
      if (node.isEmpty() && item != null) {
        sayDeleted(item);
      }
      if (node.isPresent() && item != null) {
        Steps.afterNode(item, node.get()).forEach(this::look);
        pages(item, node.get());
      }
      lacking = lacking || item == null;
      if (!stopping.getAsBoolean()) {
        end(node.orElse(null));
      }
      changes.flush();
    }

    /** Media and aliases are made after their node, and stay when somebody deletes that. */
    private void sayDeleted(Item item) {
      if (untold.isEmpty() && Rebuild.steps(item, search).stream().anyMatch(search::isShown)) {
        parts
            .listener()
            .problem(
                new Problem(
                    Problem.Code.NODE_DELETED,
                    Problem.Severity.WARNING,
                    new Problem.Place(parts.source().name(), row.line(), null, row.id()),
                    "Its node is not there, but media or an alias of it are: somebody deleted the"
                        + " node. A resume makes it again and does not move what is left to it."));
      }
    }

    private Optional<EntityRef> node(@Nullable Item item) {
      if (item == null) {
        planned.problems().forEach(parts.listener()::problem);
        return look(Rebuild.unplanned(row, parts.contentType(), place())).map(Settling::ref);
      } else if (item.node() == null) {
        return Optional.of(Rebuild.book(item));
      }
      return look(Steps.node(item, place(), Map.of())).map(Settling::ref);
    }

    /** Below the node of its parent row, if that was found: parents come first. */
    private Placement place() {
      return parts
          .planner()
          .parentRowId(row)
          .flatMap(
              parent ->
                  session
                      .find(StepKey.node(parent))
                      .map(StepRecord::confirmation)
                      .map(made -> Placement.under(parent, Settling.ref(made))))
          .orElse(Placement.NONE);
    }

    private void pages(Item item, EntityRef book) {
      if (item.pages() != Item.Pages.NONE) {
        Rebuild.forEachBlock(item, parts.asking(), stopping, block -> pages(block, book));
      }
    }

    private void pages(List<Planned> block, EntityRef book) {
      search.lookFor(Rebuild.steps(block, search));
      block.forEach(page -> page(page, book));
      changes.flush();
    }

    private void page(Planned page, EntityRef book) {
      var item = page.item();
      if (item == null) {
        lacking = true;
        return;
      }
      look(Steps.node(item, Placement.under(row.id(), book), Map.of()))
          .map(Settling::ref)
          .ifPresent(node -> Steps.afterNode(item, node).forEach(this::look));
    }

    /** What is there of a step. */
    private Optional<Confirmation> look(Step step) {
      var before = session.find(step.key());
      return before
          .filter(StepRecord::complete)
          .map(known -> found(step, identified(step, known)))
          .orElseGet(() -> look(step, before.orElse(null)));
    }

    /** What is known of a step that is complete; the ID of its node is looked for again. */
    private Confirmation identified(Step step, StepRecord known) {
      var made = Objects.requireNonNull(known.confirmation());
      var id = lacksId(known) ? search.id(step, made.uuid()) : Optional.<String>empty();
      if (id.isPresent()) {
        session.identify(
            step.key(), id.get(), parts.map().entry(step.key(), step.place(), id.get()));
        made = Objects.requireNonNull(known.identified(id.get()).confirmation());
      }
      search.note(step.key(), known.generation(), made);
      return made;
    }

    private Optional<Confirmation> look(Step step, @Nullable StepRecord before) {
      if (before != null && before.state() == StepState.ROLLED_BACK) {
        lacking = true;
        return Optional.empty();
      }
      var sight = search.at(step);
      if (sight instanceof Sight.There there) {
        changes.adopt(step, before, there);
        return found(step, there.confirmation());
      } else if (sight instanceof Sight.Hidden hidden) {
        changes.leaveUntold(step, before, hidden);
        counts.cannotTell(hidden.why());
        untold = untold.isEmpty() ? hidden.why() : untold;
      } else {
        changes.leaveOut(step, before);
        lacking = true;
      }
      return Optional.empty();
    }

    private Optional<Confirmation> found(Step step, Confirmation confirmation) {
      anything = true;
      counts.found(step.key().kind());
      if (step.key().kind().makesNode() && confirmation.id() == null) {
        counts.withoutId();
      }
      return Optional.of(confirmation);
    }

    private void end(@Nullable EntityRef node) {
      counts.row(standing());
      if (!untold.isEmpty()) {
        changes.end(new Outcome.Unresolved(node, untold));
      } else if (!lacking && node != null) {
        changes.end(new Outcome.Adopted(node));
      }
    }

    private Standing standing() {
      if (!untold.isEmpty()) {
        return Standing.UNRESOLVED;
      } else if (!lacking) {
        return Standing.COMPLETE;
      }
      return anything ? Standing.INCOMPLETE : Standing.MISSING;
    }
  }
}
