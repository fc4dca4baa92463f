package org.ingestworkbench.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.ingestworkbench.engine.RebuildCounts.Standing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a journal what the repository has of a row: what is there is adopted, of what nobody
 * can tell is said so, and of what is nowhere there is nothing. A row of which something is missing
 * stays open. Interrupted anywhere it goes on with the rows that have not ended.
 */
final class RebuiltRows {

  private static final String OTHERS_PAGE =
      "Another program made the book, and perhaps the page with it; under a uuid of the job the"
          + " page is not there.";

  private static final int NAMED = 10;

  private final Rebuild.Parts parts;
  private final Adoption adoption;
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
    this.adoption =
        new Adoption(session, parts.repository(), parts.map(), parts.planner(), parts.listener());
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
    var lacking = new boolean[1];
    session.stepsOf(row.id(), step -> lacking[0] = lacking[0] || lacksId(step));
    if (lacking[0]) {
      return true;
    }
    session.stepsOf(row.id(), this::count);
    counts.row(Standing.COMPLETE);
    return false;
  }

  private void count(StepRecord step) {
    if (step.complete()) {
      var made = Objects.requireNonNull(step.confirmation());
      search.note(step.key(), step.generation(), made);
      counts.found(step.key().kind());
    }
  }

  private static boolean lacksId(StepRecord step) {
    var made = step.confirmation();
    return step.complete() && step.key().kind().makesNode() && made != null && made.id() == null;
  }

  void add(Rebuild.Wanted wanted) {
    new OneRow(wanted.row(), wanted.planned()).add();
  }

  /** A row under way. */
  private final class OneRow {
    private final Row row;
    private final Planned planned;
    private final RowChanges changes;
    private @Nullable NodeView taken;
    private boolean othersPages;
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
        afterNode(item, node.get());
        pages(item, node.get());
      }
      lacking = lacking || item == null;
      if (!stopping.getAsBoolean()) {
        end(node.orElse(null));
      }
      changes.flush();
    }

    private void afterNode(Item item, EntityRef node) {
      var theirs = new HashMap<StepKey, Confirmation>();
      if (taken != null) {
        var alias = taken.alias();
        parts
            .asking()
            .ask(() -> adoption.there(item, node, alias))
            .forEach((step, made) -> theirs.put(step.key(), made));
        othersPages =
            item.pages() != Item.Pages.NONE
                && !parts.asking().ask(() -> parts.repository().children(node)).surelyNone();
      }
      for (var step : Steps.afterNode(item, node)) {
        var made = theirs.get(step.key());
        if (made == null) {
          look(step);
        } else {
          adopt(step, session.find(step.key()).orElse(null), new Sight.There(0, made));
        }
      }
    }

    private Optional<Confirmation> adopt(
        Step step, @Nullable StepRecord before, Sight.There there) {
      if (before == null || !before.complete()) {
        changes.adopt(step, before, there);
      }
      return found(step, there.confirmation());
    }

    /** A node that is noted for the row and that the job did not make. */
    private Optional<Confirmation> noted(
        Step step, @Nullable StepRecord before, Sight.Noted noted) {
      var there = NotedNode.taken(step, noted);
      if (there.isPresent()) {
        taken = noted.view();
        return adopt(step, before, there.get());
      }
      var why = NotedNode.why(noted);
      parts
          .listener()
          .problem(
              new Problem(
                  Problem.Code.RECOVERY_DOUBTFUL,
                  Problem.Severity.WARNING,
                  Problem.Place.row(parts.source().name(), row),
                  why + " Until then a resume leaves the row alone."));
      return doubt(step, before, why);
    }

    private Optional<Confirmation> doubt(Step step, @Nullable StepRecord before, String why) {
      changes.leaveDoubtful(step, before, why);
      untold(why);
      return Optional.empty();
    }

    private void untold(String why) {
      counts.cannotTell(why);
      untold = untold.isEmpty() ? why : untold;
    }

    /** Media and aliases are made after their node, and stay when somebody deletes that. */
    private void sayDeleted(Item item) {
      var left = untold.isEmpty() ? shown(item) : Map.<Step, Sight.There>of();
      if (!left.isEmpty()) {
        makeAnew(item, left);
        parts
            .listener()
            .problem(
                new Problem(
                    Problem.Code.NODE_DELETED,
                    Problem.Severity.WARNING,
                    Problem.Place.row(parts.source().name(), row),
                    "Its node is not there, but what belongs to it is: somebody deleted the node. A"
                        + " resume makes the whole row again. Delete what is left: "
                        + addresses(left)
                        + "."));
      }
    }

    /** Under the uuids that are taken it would stay with the node that was deleted. */
    private void makeAnew(Item item, Map<Step, Sight.There> left) {
      int last = left.values().stream().mapToInt(Sight.There::generation).max().orElse(0);
      int generation = Math.max(last + 1, search.generation());
      changes.makeAnew(Steps.node(item, place(), Map.of()), generation);
      left.keySet().stream()
          .filter(step -> step.key().kind() != Kind.PAGE && step.key().kind() != Kind.PAGE_MEDIA)
          .filter(step -> session.find(step.key()).isEmpty())
          .forEach(step -> changes.makeAnew(step, generation));
    }

    /** What is there of a row without its node; of its pages the first are looked for. */
    private Map<Step, Sight.There> shown(Item item) {
      var steps = new ArrayList<>(Rebuild.steps(item, search));
      if (item.pages() != Item.Pages.NONE) {
        var seen = new boolean[1];
        Rebuild.forEachBlock(
            item,
            parts.asking(),
            () -> seen[0] || stopping.getAsBoolean(),
            block -> {
              seen[0] = true;
              var pages = Rebuild.steps(block, search);
              search.lookFor(pages);
              steps.addAll(pages);
            });
      }
      var shown = new LinkedHashMap<Step, Sight.There>();
      for (var step : steps) {
        if (search.isShown(step) && search.at(step) instanceof Sight.There there) {
          shown.put(step, there);
        }
      }
      return shown;
    }

    private String addresses(Map<Step, Sight.There> left) {
      var some =
          left.entrySet().stream()
              .limit(NAMED)
              .map(one -> address(one.getKey(), one.getValue().confirmation()))
              .collect(Collectors.joining(", "));
      return left.size() > NAMED ? some + ", ..." : some;
    }

    private String address(Step step, Confirmation made) {
      return parts.repository().address(new EntityRef(step.type(), made.id(), made.uuid()));
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
      if (step.key().kind() == Kind.NODE && NotedNode.isOthers(made.uuid())) {
        var node = Settling.ref(made);
        taken = parts.asking().ask(() -> parts.repository().look(node)).orElse(null);
      }
      return made;
    }

    private Optional<Confirmation> look(Step step, @Nullable StepRecord before) {
      if (before != null && before.state() == StepState.ROLLED_BACK) {
        lacking = true;
        return Optional.empty();
      }
      var sight = search.at(step);
      if (sight instanceof Sight.There there) {
        return adopt(step, before, there);
      } else if (sight instanceof Sight.Noted noted) {
        return noted(step, before, noted);
      } else if (sight instanceof Sight.Hidden hidden) {
        changes.leaveUntold(step, before, hidden);
        untold(hidden.why());
      } else if (othersPages && step.key().kind() == Kind.PAGE) {
        return doubt(step, before, OTHERS_PAGE);
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
