package org.ingestworkbench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.ingestworkbench.journal.GivenUp;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Planned;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.retry.RequestRetry;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.takeover.TakenOverNodes;
import org.jspecify.annotations.Nullable;

/**
 * Ingests the pages of a book in the order of their sequence, with the help of workers that have
 * nothing else to do. Keeps no more than counts and the first few reasons.
 */
public final class Pages {

  private static final int REASONS = 20;

  private final RequestRetry patience;
  private final RunBreaker breaker;
  private final ItemIngester items;
  private final TakenOverNodes foreign;
  private final Journals journals;
  private final JobListener listener;
  private final Workers workers;
  private final NodeOrder order;

  public Pages(
      RequestRetry patience,
      RunBreaker breaker,
      ItemIngester items,
      TakenOverNodes foreign,
      Journals journals,
      JobListener listener,
      Workers workers,
      NodeOrder order) {
    this.patience = patience;
    this.breaker = breaker;
    this.items = items;
    this.foreign = foreign;
    this.journals = journals;
    this.listener = listener;
    this.workers = workers;
    this.order = order;
  }

  /** A book whose node is there. */
  private record Book(EntityRef node, @Nullable GivenUp gaveUp, Consumer<Planned> planned) {}

  /**
   * Ingests the pages and waits for them.
   *
   * @param gaveUp that an earlier run gave some of them up; null when none did
   * @param planned told of each page, by the calling thread
   */
  Sum ingest(Item item, EntityRef book, @Nullable GivenUp gaveUp, Consumer<Planned> planned) {
    var sum = new Sum();
    try (var group = workers.group()) {
      group.here(() -> start(item, new Book(book, gaveUp, planned), group, sum));
      order.ended(item.key().rowId());
    }
    return sum;
  }

  private void start(Item item, Book book, Workers.Group group, Sum sum) {
    var pages = item.pages().open();
    while (pages.hasNext() && !group.failed()) {
      if (order.stopping()) {
        throw new HaltedException();
      }
      breaker.beforeAnother();
      var page = patience.ask(pages::next);
      book.planned.accept(page);
      order.starts(page.key());
      group.run(() -> ingest(page, book, sum));
      order.await(page.key());
    }
  }

  private void ingest(Planned page, Book book, Sum sum) {
    try {
      sum.add(page, ingest(page, book));
    } finally {
      order.ended(page.key());
    }
  }

  private Outcome ingest(Planned page, Book book) {
    var journal = journal(page, book);
    if (order.kept()
        && journal.find(page.key().nodeStep()).filter(StepRecord::complete).isPresent()) {
      order.ended(page.key()); // it has its place
    }
    var outcome =
        madeBefore(page, book.node, journal).orElseGet(() -> make(page, book.node, journal));
    if (outcome.done() && outcome.kind() != Outcome.Kind.SKIPPED) {
      breaker.wentWell();
    }
    listener.pageEnded(page.key(), outcome);
    return outcome;
  }

  /** What an earlier run gave up of a book were pages that it had begun and did not finish. */
  private Journal journal(Planned page, Book book) {
    var journal = journals.open(null);
    boolean tried = book.gaveUp != null && unfinished(page.key(), journal);
    return tried ? journals.open(book.gaveUp) : journal;
  }

  private boolean unfinished(ItemKey page, Journal journal) {
    return journal
        .find(page.nodeStep())
        .filter(
            node ->
                !node.complete()
                    || journals.session().stepsBeside(page).stream()
                        .anyMatch(step -> !step.complete()))
        .isPresent();
  }

  /** A page that the journal does not know may be another program's. */
  private Optional<Outcome> madeBefore(Planned page, EntityRef book, Journal journal) {
    return journal.find(page.key().nodeStep()).isPresent()
        ? Optional.empty()
        : foreign.node(page.key()).map(node -> madeElsewhere(page, book, node));
  }

  private Outcome madeElsewhere(Planned page, EntityRef book, EntityRef node) {
    var item = page.item();
    if (item == null || !foreign.completing()) {
      foreign.leftAsItIs();
      return new Outcome.Skipped(node);
    }
    return foreign.take(null, item, node)
        ? make(page, book, journals.open(null))
        : new Outcome.Failed(TakenOverNodes.gone(node));
  }

  private Outcome make(Planned page, EntityRef book, Journal journal) {
    page.problems().forEach(listener::problem);
    var item = page.item();
    return item == null
        ? new Outcome.Failed(page.refusalMessage())
        : journal.writing(() -> items.ingest(ItemWork.on(item, book, journal)));
  }

  /** What became of the pages of a book. */
  static final class Sum {
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unresolved = new AtomicLong();
    private final ConcurrentLinkedQueue<String> reasons = new ConcurrentLinkedQueue<>();

    void add(Planned page, Outcome outcome) {
      if (outcome.kind() == Outcome.Kind.UNRESOLVED) {
        unresolved.incrementAndGet();
      }
      if (!outcome.done()) {
        if (failed.incrementAndGet() <= REASONS) {
          reasons.add("page " + page.key().page() + ": " + outcome.reason());
        }
      } else if (outcome.kind() != Outcome.Kind.SKIPPED) {
        made.incrementAndGet();
      }
    }

    /** The outcome of the row, given that of the book's own node. */
    Outcome fold(Outcome book) {
      var node = book.node();
      if (node == null || (failed.get() == 0 && !changesBook(book))) {
        return book;
      } else if (failed.get() == 0) {
        return new Outcome.Completed(node);
      } else if (unresolved.get() > 0 || book.kind() == Outcome.Kind.UNRESOLVED) {
        return new Outcome.Unresolved(node, reasons(book));
      }
      return new Outcome.Partial(node, List.of(reasons(book)));
    }

    /** A book that was there already and got pages was completed. */
    private boolean changesBook(Outcome book) {
      return made.get() > 0 && book.kind() == Outcome.Kind.SKIPPED;
    }

    private String reasons(Outcome book) {
      var all = new ArrayList<String>();
      if (!book.reason().isEmpty()) {
        all.add(book.reason());
      }
      all.addAll(reasons);
      if (failed.get() > REASONS) {
        all.add("and " + (failed.get() - REASONS) + " more pages");
      }
      return String.join("; ", all);
    }
  }
}
