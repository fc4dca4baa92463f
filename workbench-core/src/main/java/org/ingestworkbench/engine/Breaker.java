package org.ingestworkbench.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.spi.RepositoryException;

/**
 * Tells a row's fault from one of the world where a single answer cannot: the same status on five
 * items in a row, with none between that was made, is the world's. A page counts as an item.
 *
 * <p>An item that got the same answer in an earlier run already does not count, if the repository
 * answers other questions: else rows that really are bad, one after the other, would bar all that
 * follow for ever. Such rows fail; but not before something was made after them or the input is at
 * its end. When five others stop the run before that, they are open with those.
 */
final class Breaker {

  static final int ITEMS = 5;

  /**
   * Of how many it is known that they are to be opened again; the rest fails, and is tried again.
   */
  private static final int LET_GO = 1_000;

  private final BooleanSupplier siteAnswers;
  private final Set<ItemKey> items = new LinkedHashSet<>();
  private final Set<ItemKey> letGo = new LinkedHashSet<>();
  private int status;

  /**
   * @param siteAnswers asks the repository something that it can answer unless it is down
   */
  Breaker(BooleanSupplier siteAnswers) {
    this.siteAnswers = siteAnswers;
  }

  /** Something of the item was given up; its journal says whether it was in an earlier run. */
  void gaveUp(ItemKey item, RepositoryException fault, Journal journal) {
    boolean again = journal.gaveUpBefore(fault.status()) && siteAnswers.getAsBoolean();
    journal.gaveUp(item.rowId(), fault.status());
    gaveUp(item, fault, again);
  }

  private synchronized void gaveUp(ItemKey item, RepositoryException fault, boolean again) {
    if (fault.status() != status) {
      wentWell();
      status = fault.status();
    }
    if (again) {
      letGo(item);
    } else {
      count(item, fault);
    }
  }

  private void letGo(ItemKey item) {
    if (letGo.size() < LET_GO) {
      letGo.add(item);
    }
  }

  private void count(ItemKey item, RepositoryException fault) {
    items.add(item);
    if (items.size() >= ITEMS) {
      throw new WorldFaultException(words(String.valueOf(fault.getMessage())), fault);
    }
  }

  private String words(String answer) {
    boolean pages = items.stream().anyMatch(item -> item.page() != null);
    return items.size()
        + (pages ? " rows or pages" : " rows")
        + " in a row ("
        + items.stream().map(ItemKey::toString).collect(Collectors.joining(", "))
        + ") failed the same way, so it is not their fault: "
        + answer
        + " They are not counted as failed. Find out why the repository answers so (its own log"
        + " should say), and resume the job. If nothing is wrong with it but with these, correct"
        + " them, or resume all the same: what gets this answer once more, while the repository"
        + " answers others, fails by itself, and the job goes on.";
  }

  /** An item was made. */
  synchronized void wentWell() {
    items.clear();
    letGo.clear();
  }

  /** The rows that failed together; they are opened again when the run stops because of them. */
  synchronized Set<String> rows() {
    return Stream.concat(letGo.stream(), items.stream())
        .map(ItemKey::rowId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
