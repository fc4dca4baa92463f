package org.ingestworkbench.ingest;

import java.util.List;
import java.util.function.Predicate;
import org.ingestworkbench.journal.GivenUp;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.WorldFaultException;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.RequestRetry;
import org.ingestworkbench.settle.OrphanedPages;
import org.ingestworkbench.settle.OrphanedSteps;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.takeover.TakenOverNodes;
import org.jspecify.annotations.Nullable;

/**
 * Plans a row and ingests its item, then its pages. The row is open in the journal from before the
 * first effect until everything of it has ended.
 */
public final class RowIngest implements RowIngester {

  private final Planner planner;
  private final RequestRetry patience;
  private final RunBreaker breaker;
  private final OrphanedSteps orphans;
  private final ItemIngester items;
  private final Pages pages;
  private final Journals journals;
  private final JobListener listener;

  public RowIngest(
      Planner planner,
      RequestRetry patience,
      RunBreaker breaker,
      OrphanedSteps orphans,
      ItemIngester items,
      Pages pages,
      Journals journals,
      JobListener listener) {
    this.planner = planner;
    this.patience = patience;
    this.breaker = breaker;
    this.orphans = orphans;
    this.items = items;
    this.pages = pages;
    this.journals = journals;
    this.listener = listener;
  }

  /** A row that the journal does not have. */
  @Override
  public RowResult ingest(Row row) {
    return ingest(row, journals.fresh());
  }

  /** A row of which the journal may have steps. */
  RowResult again(Row row) {
    return ingest(row, journals.open(null));
  }

  /** A row that was started before. */
  RowResult again(Row row, RowRecord before) {
    return ingest(row, journals.open(GivenUp.of(before)));
  }

  private RowResult ingest(Row row, Journal journal) {
    return journal.writing(
        () -> {
          journal.startRow(row, planner.fingerprint(row));
          var result = attempt(row, journal);
          journal.endRow(row.id(), result.outcome());
          return result;
        });
  }

  /** Whether rows may have pages. */
  boolean hasPages() {
    return planner.hasPages();
  }

  /**
   * Makes the pages of a row whose node is there; a row without pages is not planned at all.
   *
   * @param gaveUp that an earlier run gave some of them up; null when none did
   */
  RowResult pagesOf(Row row, EntityRef node, @Nullable GivenUp gaveUp) {
    var there = new Outcome.Skipped(node);
    if (!planner.hasPages()) {
      return new RowResult(row.id(), there);
    }
    var planned = plan(row);
    var item = planned.item();
    return item == null
        ? new RowResult(row.id(), new Outcome.Partial(node, List.of(planned.refusalMessage())))
        : new RowResult(item.title(), pages.ingest(item, node, gaveUp, page -> {}).fold(there));
  }

  /**
   * Completes a row whose node another program made.
   *
   * @param taking takes the row's item into the job; false when the node is there no more
   */
  RowResult taken(Row row, EntityRef node, Predicate<Item> taking) {
    var planned = plan(row);
    var item = planned.item();
    if (item == null) {
      return new RowResult(row.id(), new Outcome.Partial(node, List.of(planned.refusalMessage())));
    } else if (!taking.test(item)) {
      return new RowResult(item.title(), new Outcome.Failed(TakenOverNodes.gone(node)));
    }
    return again(row);
  }

  /** A question that fails for this row alone fails the row; others end the run. */
  private RowResult attempt(Row row, Journal journal) {
    try {
      var planned = plan(row);
      planned.problems().forEach(listener::problem);
      return new RowResult(title(planned), ingest(row, planned, journal));
    } catch (RepositoryException fault) {
      if (fault.endsTheRun()) {
        throw new WorldFaultException(String.valueOf(fault.getMessage()), fault);
      }
      breaker.gaveUp(ItemKey.row(row.id()), fault, journal);
      return new RowResult(row.id(), failed(row.id(), String.valueOf(fault.getMessage()), journal));
    }
  }

  private Planned plan(Row row) {
    return patience.ask(() -> planner.plan(row));
  }

  private Outcome ingest(Row row, Planned planned, Journal journal) {
    var item = planned.item();
    if (item == null) {
      orphans.settleOwn(row, placeOf(row), journal);
      return failed(row.id(), planned.refusalMessage(), journal);
    }
    var made = items.ingest(ItemWork.on(item, null, journal));
    var outcome = orphans.settle(row, journal, made);
    var book = outcome.node();
    boolean hadPages = planner.hasPages() && journal.resumed();
    if (book == null || (item.pages() == Item.Pages.NONE && !hadPages)) {
      return outcome;
    }
    journal.flush();
    return ofPages(row, item, book, journal, outcome);
  }

  private Outcome ofPages(Row row, Item item, EntityRef book, Journal journal, Outcome outcome) {
    var lost =
        journal.resumed() ? OrphanedPages.of(row.id(), journals.session()) : new OrphanedPages();
    var sum = pages.ingest(item, book, journal.gaveUpBefore(), lost::planned);
    return orphans.settle(row, lost, book, sum.fold(outcome));
  }

  /** Where the node of a row hangs that cannot be planned, as far as the job knows its parent. */
  private Placement placeOf(Row row) {
    return planner
        .parentRowId(row)
        .flatMap(
            parent ->
                journals
                    .session()
                    .find(StepKey.node(parent))
                    .map(StepRecord::confirmation)
                    .map(node -> Placement.under(parent, node.node())))
        .orElse(Placement.NONE);
  }

  /**
   * A row that cannot be planned any more may have been made or changed by an earlier run, and that
   * may not be known.
   */
  private Outcome failed(String rowId, String reason, Journal journal) {
    var known = journal.ofRow(rowId);
    if (known.filter(StepRecord::open).isPresent()) {
      return new Outcome.Unresolved(
          null,
          reason
              + (known.get().key().kind().changes()
                  ? " It was begun by an earlier run and may have been changed."
                  : " Its node was begun by an earlier run and may be there."));
    }
    if (known.filter(RowIngest::isAll).isPresent()) {
      return new Outcome.Skipped(known.get().object().orElseThrow());
    }
    return known
        .flatMap(StepRecord::ofRow)
        .<Outcome>map(subject -> new Outcome.Partial(subject, List.of(reason)))
        .orElseGet(() -> new Outcome.Failed(reason));
  }

  /**
   * Whether the step is all there is of its row. A row names its term by the name that the term had
   * before it, and does not find it by that any more.
   */
  private static boolean isAll(StepRecord step) {
    return step.key().kind() == Kind.TERM_CHANGE && step.complete();
  }

  private static String title(Planned planned) {
    var item = planned.item();
    return item == null ? planned.key().toString() : item.title();
  }
}
