package org.ingestworkbench.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.operation.WorldFaultException;
import org.ingestworkbench.spi.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a row's fault from one of the world where a single answer cannot: the same status on five
 * items in a row, with none between that was made, is the world's. A page counts as an item.
 *
 * <p>An item that got the same answer in an earlier run already does not count, if the repository
 * answers other questions: else rows that really are bad, one after the other, would bar all that
 * follow for ever. Such rows fail; but not before something was made in this run, since questions
 * do not show that the repository takes anything. When five others stop the run before something
 * was made after them, or nothing is made to its end, they are open again. A row that failed like
 * this in a run that ended it stays failed.
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
  private final Map<String, Outcome.Kind> ended = new HashMap<>();
  private @Nullable RepositoryException last;
  private int status;
  private boolean tripped;
  private boolean somethingMade;

  /**
   * @param siteAnswers asks the repository something that it can answer unless it is down
   */
  Breaker(BooleanSupplier siteAnswers) {
    this.siteAnswers = siteAnswers;
  }

  /** Something of the item was given up; its journal says whether it was in an earlier run. */
  void gaveUp(ItemKey item, RepositoryException fault, Journal journal) {
    var before = journal.gaveUpBefore();
    boolean again = before != null && before.again(fault.status()) && siteAnswers.getAsBoolean();
    journal.gaveUp(item.rowId(), fault.status());
    if (before == null || !again) {
      count(item, fault);
    } else if (before.open()) {
      letGo(item, fault);
    }
  }

  private synchronized void letGo(ItemKey item, RepositoryException fault) {
    last = fault;
    if (letGo.size() < LET_GO) {
      letGo.add(item);
    }
  }

  /** What other workers have under way when the run stops says nothing of those that stopped it. */
  private synchronized void count(ItemKey item, RepositoryException fault) {
    if (fault.status() != status && !tripped) {
      items.clear();
      ended.keySet().retainAll(ids(letGo.stream()));
      status = fault.status();
    }
    if (fault.status() == status) {
      items.add(item);
      trip(fault);
    }
  }

  private void trip(RepositoryException fault) {
    if (items.size() >= ITEMS) {
      tripped = true;
      throw new WorldFaultException(words(fault), fault);
    }
  }

  private String words(RepositoryException fault) {
    return items.size()
        + what(items)
        + " in a row ("
        + names(items)
        + ") failed the same way, so it is not their fault: "
        + advice(fault)
        + ", or resume all the same: what gets this answer once more, while the repository"
        + " answers others and takes something, fails by itself, and the job goes on.";
  }

  private static String advice(RepositoryException fault) {
    return fault.getMessage()
        + " They are not counted as failed. Find out why the repository answers so (its own log"
        + " should say), and resume the job. If nothing is wrong with it but with these, correct"
        + " them";
  }

  private static String what(Collection<ItemKey> items) {
    return items.stream().anyMatch(item -> item.page() != null) ? " rows or pages" : " rows";
  }

  private static String names(Collection<ItemKey> items) {
    return items.stream().limit(ITEMS).map(ItemKey::toString).collect(Collectors.joining(", "))
        + (items.size() > ITEMS ? ", ..." : "");
  }

  /** An item was made. */
  synchronized void wentWell() {
    somethingMade = true;
    if (!tripped) {
      items.clear();
      letGo.clear();
      ended.clear();
    }
  }

  /** A row ended so, in this run. */
  synchronized void ended(String rowId, Outcome.Kind outcome) {
    if (!(letGo.isEmpty() && items.isEmpty()) && rows().contains(rowId)) {
      ended.put(rowId, outcome);
    }
  }

  /** How a row ended that failed together with others; null when this run did not end it. */
  synchronized Outcome.@Nullable Kind endOf(String rowId) {
    return ended.get(rowId);
  }

  /** The rows that failed together; they are opened again when the run stops because of them. */
  synchronized Set<String> rows() {
    return ids(Stream.concat(letGo.stream(), items.stream()));
  }

  /** Those of which nobody can tell whether they are bad, since the run made nothing at all. */
  synchronized Set<String> undecided() {
    return somethingMade ? Set.of() : ids(letGo.stream());
  }

  private static Set<String> ids(Stream<ItemKey> items) {
    return items.map(ItemKey::rowId).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Every row has ended.
   *
   * @throws WorldFaultException when rows are undecided
   */
  synchronized void atTheEnd() {
    if (last != null && !undecided().isEmpty()) {
      throw new WorldFaultException(undecidedWords(last), last);
    }
  }

  private String undecidedWords(RepositoryException fault) {
    return letGo.size()
        + what(letGo)
        + " ("
        + names(letGo)
        + ") got the answer of the run before once more, and nothing was made in this run, so"
        + " nobody can tell whether it is their fault or whether the repository takes nothing,"
        + " though it answers questions (its disk may be full): "
        + advice(fault)
        + " or take them out of the input.";
  }
}
