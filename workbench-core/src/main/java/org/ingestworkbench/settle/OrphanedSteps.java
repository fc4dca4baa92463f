package org.ingestworkbench.settle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.retry.Asker;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Settles what an earlier run began and the row, as it stands now, does not have any more. There is
 * no draft to ask with: the journal's record alone says what may be there.
 */
public final class OrphanedSteps {

  private final Journals journals;
  private final Settler settler;

  /**
   * @param over whether the requests of earlier runs are surely over
   */
  public OrphanedSteps(Journals journals, Asker asking, String contentType, boolean over) {
    this.journals = journals;
    this.settler =
        new Settler(journals.session(), journals.repository(), contentType, over, asking);
  }

  /** The outcome of a row, when what is left over beside its node was settled, if it could be. */
  public Outcome settle(Row row, Journal journal, Outcome outcome) {
    var node = outcome.node();
    var open = node == null ? List.<StepRecord>of() : leftOver(row, journal);
    var unsettled =
        open.stream()
            .filter(record -> !settled(step(record, node, Placement.NONE), row, journal))
            .toList();
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
  public Outcome settle(Row row, OrphanedPages lost, EntityRef book, Outcome outcome) {
    var unsettled = lost.steps().stream().filter(step -> !settled(step, row, book)).toList();
    return withUnsettled(unsettled, outcome);
  }

  private boolean settled(StepRecord record, Row row, EntityRef book) {
    var journal = journals.open(null);
    return journal.writing(() -> settled(ofPage(record, row, book), row, journal));
  }

  private Step ofPage(StepRecord record, Row row, EntityRef book) {
    return record.key().kind() == Kind.PAGE
        ? step(record, null, Placement.under(row.id(), book))
        : step(record, pageOf(record).orElse(null), Placement.NONE);
  }

  /** The page that a medium belongs to. */
  private Optional<EntityRef> pageOf(StepRecord medium) {
    return Optional.ofNullable(ItemKey.of(medium.key()))
        .flatMap(page -> journals.session().find(page.nodeStep()))
        .filter(StepRecord::complete)
        .map(StepRecord::confirmation)
        .map(Confirmation::node);
  }

  /** What the plan has is known to the item's journal, and was settled with it. */
  private List<StepRecord> leftOver(Row row, Journal journal) {
    return journal.resumed()
        ? journals.session().stepsBeside(ItemKey.row(row.id())).stream()
            .filter(StepRecord::open)
            .filter(step -> !journal.knows(step.key()))
            .toList()
        : List.of();
  }

  private boolean settled(Step step, Row row, Journal journal) {
    boolean settled = settler.settleOrphan(step, journal);
    if (journal.find(step.key()).filter(StepRecord::complete).isPresent()) {
      tellLeft(step.key(), row);
    }
    return settled;
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

  /** Settles what was made or changed of a row that cannot be planned any more. */
  public void settleOwn(Row row, Placement place, Journal journal) {
    journal
        .ofRow(row.id())
        .filter(StepRecord::open)
        .ifPresent(record -> settler.settleOrphan(step(record, null, place), journal));
  }

  private static Step step(StepRecord record, @Nullable EntityRef node, Placement place) {
    return new Step(record.key(), null, node, place, record::fingerprint, null);
  }
}
