package org.ingestworkbench.engine;

import java.util.List;
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
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Scope;
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
    return unsettled.isEmpty() ? outcome : new Outcome.Unresolved(node, words(unsettled, outcome));
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
    if (record.key().kind() != Kind.MEDIA) {
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
    journals
        .listener()
        .problem(
            new Problem(
                Problem.Code.ROW_CHANGED,
                Problem.Severity.WARNING,
                new Problem.Place(journals.input(), row.line(), null, row.id()),
                "The row does not have the "
                    + step.key()
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
        .ifPresent(record -> settleNode(step(record, null, place), record, journal));
  }

  private void settleNode(Step step, StepRecord record, Journal journal) {
    var ref = EntityRef.node(null, record.uuid());
    try {
      patience
          .ask(() -> journals.repository().look(ref))
          .ifPresentOrElse(
              view -> journal.complete(step, Confirmation.of(view.id(), record.uuid()), true),
              () -> journal.refuse(step, Settler.ABSENT));
    } catch (RepositoryException fault) {
      if (fault.scope() == Scope.JOB || fault.retryable()) {
        throw fault;
      }
      unresolved(step, record, String.valueOf(fault.getMessage()), journal);
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
