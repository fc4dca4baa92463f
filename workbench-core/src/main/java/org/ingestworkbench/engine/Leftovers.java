package org.ingestworkbench.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Settles what an earlier run began and the row, as it stands now, does not have any more. There is
 * no draft to ask with, so the repository is asked what it shows: a node by its uuid, media by the
 * list of their node.
 */
final class Leftovers {

  private final Journals journals;
  private final Patience patience;

  Leftovers(Journals journals, Patience patience) {
    this.journals = journals;
    this.patience = patience;
  }

  /** The outcome of a row, when what is left over beside its node was settled, if it could be. */
  Outcome settle(Row row, Journal journal, Outcome outcome) {
    var node = outcome.node();
    var open = node == null ? List.<StepRecord>of() : leftOver(row, journal);
    var unsettled =
        open.stream().filter(step -> node == null || !settled(step, row, node, journal)).toList();
    return withUnsettled(unsettled, outcome);
  }

  private static Outcome withUnsettled(List<StepRecord> unsettled, Outcome outcome) {
    return unsettled.isEmpty()
        ? outcome
        : new Outcome.Unresolved(outcome.node(), words(unsettled, outcome));
  }

  /**
   * The outcome of a book, when what was begun of pages that it lost was settled, if it could be.
   */
  Outcome settle(Row row, LostPages lost, EntityRef book, Outcome outcome) {
    var unsettled = lost.steps().stream().filter(step -> !settled(step, row, book)).toList();
    return withUnsettled(unsettled, outcome);
  }

  private boolean settled(StepRecord record, Row row, EntityRef book) {
    var journal = journals.open(null);
    return journal.writing(
        () ->
            record.key().kind() == Kind.PAGE
                ? settledPage(record, row, Placement.under(row.id(), book), journal)
                : pageOf(record).filter(page -> settled(record, row, page, journal)).isPresent());
  }

  private boolean settledPage(StepRecord record, Row row, Placement place, Journal journal) {
    journal.find(record.key());
    var view = settledNode(step(record, null, place), record, journal);
    if (view.isPresent()) {
      tellLeft(record.key(), row);
    }
    return journal.find(record.key()).filter(Settler::open).isEmpty();
  }

  /** The page that a medium belongs to. */
  private Optional<EntityRef> pageOf(StepRecord medium) {
    return Optional.ofNullable(ItemKey.of(medium.key()))
        .flatMap(page -> journals.session().find(page.nodeStep()))
        .filter(StepRecord::complete)
        .map(StepRecord::confirmation)
        .map(Settling::ref);
  }

  /** What the plan has is known to the item's journal, and was settled with it. */
  private List<StepRecord> leftOver(Row row, Journal journal) {
    return journal.resumed()
        ? journals.session().stepsBeside(ItemKey.row(row.id())).stream()
            .filter(Settler::open)
            .filter(step -> !journal.knows(step.key()))
            .toList()
        : List.of();
  }

  private boolean settled(StepRecord record, Row row, EntityRef node, Journal journal) {
    var step = step(record, node, Placement.NONE);
    journal.find(record.key());
    if (record.key().kind() == Kind.ALIAS) {
      unresolved(step, record, "The repository cannot be asked for it.", journal);
      return false;
    }
    patience.ask(() -> journals.repository().media(node)).stream()
        .filter(medium -> medium.uuid().equals(record.uuid()))
        .findFirst()
        .ifPresentOrElse(
            medium -> adopt(step, medium, row, journal),
            () -> journal.refuse(step, Settler.ABSENT));
    return true;
  }

  private void adopt(Step step, MediaView medium, Row row, Journal journal) {
    journal.complete(
        step,
        new Confirmation(medium.id(), medium.uuid(), medium.changed(), medium.files(), null),
        true);
    tellLeft(step.key(), row);
  }

  private void tellLeft(StepKey step, Row row) {
    journals
        .listener()
        .problem(
            new Problem(
                Problem.Code.ROW_CHANGED,
                Problem.Severity.WARNING,
                Problem.Place.row(journals.input(), row),
                "The row does not have the "
                    + step
                    + " any more, which an earlier run made; what was made stays."));
  }

  private static String words(List<StepRecord> unsettled, Outcome outcome) {
    var all =
        unsettled.stream()
            .map(
                step ->
                    "the "
                        + step.key()
                        + " was begun by an earlier run, and the row does not have it any more;"
                        + " nobody can tell whether it is there. Give it back to the row, so that"
                        + " it can be settled.")
            .collect(Collectors.joining(" "));
    return outcome.reason().isEmpty() ? all : outcome.reason() + "; " + all;
  }

  /** Settles the node of a row that cannot be planned any more. */
  void settleNode(Row row, Placement place, Journal journal) {
    journal
        .find(StepKey.node(row.id()))
        .filter(Settler::open)
        .ifPresent(record -> settledNode(step(record, null, place), record, journal));
  }

  /** The node, if it is found; when nobody can tell, the step is unresolved. */
  private Optional<NodeView> settledNode(Step step, StepRecord record, Journal journal) {
    var ref = EntityRef.node(null, record.uuid());
    try {
      var node = patience.ask(() -> journals.repository().look(ref));
      node.ifPresentOrElse(
          view -> journal.complete(step, Confirmation.of(view.id(), record.uuid()), true),
          () -> journal.refuse(step, Settler.ABSENT));
      return node;
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      unresolved(step, record, String.valueOf(fault.getMessage()), journal);
      return Optional.empty();
    }
  }

  private static void unresolved(Step step, StepRecord record, String why, Journal journal) {
    if (record.state() == StepState.BEGUN) {
      journal.unresolved(step, why);
    }
  }

  private static Step step(StepRecord record, @Nullable EntityRef node, Placement place) {
    return new Step(
        record.key(),
        null,
        node,
        place,
        record::fingerprint,
        uuid -> {
          throw new IllegalStateException("What is left over is not made: " + record.key());
        });
  }
}
