package org.ingestworkbench.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.journal.GivenUp;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.operation.WorldFaultException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.HealthCheck;
import org.ingestworkbench.retry.SameErrorBreaker;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run when five items got the same answer and none between was made. A page counts as an
 * item.
 *
 * <p><b>Given up</b>, after retries or for a lost right: the world is at fault. An item that got
 * the same answer in an earlier run already does not count, if the repository answers other
 * questions: else rows that really are bad, one after the other, would bar all that follow for
 * ever. Such rows fail; but not before something was made in this run, since questions do not show
 * that the repository takes anything. When five others stop the run before something was made after
 * them, or nothing is made to its end, they are open again. A row that failed like this in a run
 * that ended it stays failed.
 *
 * <p><b>Refused</b>, as a bad value is: a row's own fault, unless it is what happens first and the
 * job has made nothing at all. Then the definition is at fault, and the run stops before it starts
 * another item. It does so once: where these items are refused once more, they fail, and so does
 * what follows.
 */
public final class RunBreaker {

  /**
   * Of how many it is known that they are to be opened again; the rest fails, and is tried again.
   */
  private static final int KEPT = 1_000;

  private final HealthCheck health;
  private final BooleanSupplier jobIsEmpty;
  private final SameErrorBreaker<ItemKey> givenUp = new SameErrorBreaker<>();
  private final SameErrorBreaker<ItemKey> refused = new SameErrorBreaker<>();
  private final Set<ItemKey> letGo = new LinkedHashSet<>();
  private final Map<String, Outcome.Kind> ended = new HashMap<>();

  /** Rows that ended because their parent did, which may be open again. */
  private final Map<String, String> parents = new LinkedHashMap<>();

  private @Nullable RepositoryException lastLetGo;
  private @Nullable RepositoryException lastRefusal;
  private boolean somethingMade;
  private boolean stoppedBefore;
  private boolean stoppedByRefusals;

  /**
   * @param jobIsEmpty whether no run of the job has made anything
   */
  public RunBreaker(HealthCheck health, BooleanSupplier jobIsEmpty) {
    this.health = health;
    this.jobIsEmpty = jobIsEmpty;
  }

  /**
   * Something of the item was given up; its journal says whether it was in an earlier run.
   *
   * @throws RepositoryException one that ends the run, when the repository is away
   * @throws WorldFaultException when five items failed alike
   */
  void gaveUp(ItemKey item, RepositoryException fault, Journal journal) {
    health.refuseAbsence(fault, "The rows under way stay open: resume the job when it does.");
    var before = journal.gaveUpBefore();
    boolean again = before != null && before.again(fault.status()) && health.getAsBoolean();
    journal.gaveUp(item.rowId(), fault.status());
    if (before == null || !again) {
      count(item, fault);
    } else if (before.open()) {
      letGo(item, fault);
    }
  }

  private synchronized void letGo(ItemKey item, RepositoryException fault) {
    lastLetGo = fault;
    if (letGo.size() < KEPT) {
      letGo.add(item);
    }
  }

  /** What other workers have under way when the run stops says nothing of those that stopped it. */
  private synchronized void count(ItemKey item, RepositoryException fault) {
    boolean stops = givenUp.failed(item, fault.status());
    forgetTheOthers();
    if (stops) {
      throw new WorldFaultException(words(fault), fault);
    }
  }

  /** The item's node was refused; its journal says whether it was in an earlier run. */
  void refused(ItemKey item, RepositoryException fault, Journal journal) {
    if (isSomethingMade()) {
      return;
    }
    var before = journal.gaveUpBefore();
    journal.gaveUp(item.rowId(), fault.status());
    if (before != null && before.again(fault.status())) {
      knownBefore(before);
    } else if (jobIsEmpty.getAsBoolean()) {
      countRefusal(item, fault);
    }
  }

  private synchronized boolean isSomethingMade() {
    return somethingMade;
  }

  private synchronized void knownBefore(GivenUp before) {
    stoppedBefore |= before.open();
  }

  private synchronized void countRefusal(ItemKey item, RepositoryException fault) {
    if (!stoppedBefore) {
      lastRefusal = fault;
      boolean unused = refused.failed(item, fault.status());
      forgetTheOthers();
    }
  }

  /**
   * Another item is about to be started.
   *
   * @throws WorldFaultException when the first five were refused alike
   */
  public synchronized void beforeAnother() {
    if (lastRefusal != null && refused.tripped() && !somethingMade) {
      stoppedByRefusals = true;
      throw new WorldFaultException(refusedWords(lastRefusal), lastRefusal);
    }
  }

  private String refusedWords(RepositoryException fault) {
    var items = refused.failed();
    return "The first "
        + items.size()
        + what(items)
        + " ("
        + names(items)
        + ") were refused in the same way and nothing was made yet, so it seems to be no fault of"
        + " theirs but of what all have in common: "
        + fault.getMessage()
        + " They are not counted as failed. Correct the settings or the input, and resume the job."
        + " If nothing is wrong but with these, resume all the same: what is refused once more"
        + " fails by itself then, and the job goes on.";
  }

  private String words(RepositoryException fault) {
    var items = givenUp.failed();
    return items.size()
        + what(items)
        + " in a row ("
        + names(items)
        + ") failed the same way, so it is not their fault: "
        + advice(fault)
        + ", or resume all the same: what gets this answer once more, while the repository"
        + " answers others and takes something, fails by itself, and the job goes on. When nothing"
        + " else is left to make, a resume stops again: correct them or take them out of the"
        + " input.";
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
    return items.stream()
            .limit(SameErrorBreaker.ALIKE)
            .map(ItemKey::toString)
            .collect(Collectors.joining(", "))
        + (items.size() > SameErrorBreaker.ALIKE ? ", ..." : "");
  }

  /** An item was made. */
  public synchronized void wentWell() {
    somethingMade = true;
    givenUp.wentWell();
    refused.wentWell();
    if (!givenUp.tripped()) {
      letGo.clear();
    }
    forgetTheOthers();
  }

  /** A row ended so, in this run. */
  public synchronized void ended(String rowId, Outcome outcome) {
    if (outcome instanceof Outcome.Blocked blocked && ended.containsKey(blocked.parent())) {
      keepChild(rowId, blocked.parent());
    } else if (failedTogether().contains(rowId)) {
      ended.put(rowId, outcome.kind());
    }
  }

  private void keepChild(String rowId, String parent) {
    if (parents.size() < KEPT) {
      parents.put(rowId, parent);
      ended.put(rowId, Outcome.Kind.BLOCKED);
    }
  }

  private void forgetTheOthers() {
    if (!ended.isEmpty()) {
      var kept = withChildren(failedTogether());
      ended.keySet().retainAll(kept);
      parents.keySet().retainAll(kept);
    }
  }

  /** How a row ended that failed together with others; null when this run did not end it. */
  public synchronized Outcome.@Nullable Kind endOf(String rowId) {
    return ended.get(rowId);
  }

  /**
   * The rows that failed together, and those that they blocked; they are opened again when the run
   * stops. Refusals are the rows' own fault unless they stopped it.
   */
  public synchronized Set<String> rows() {
    var items = Stream.concat(letGo.stream(), givenUp.failed().stream());
    return withChildren(
        ids(stoppedByRefusals ? Stream.concat(items, refused.failed().stream()) : items));
  }

  private Set<String> failedTogether() {
    return ids(Stream.of(letGo, givenUp.failed(), refused.failed()).flatMap(Collection::stream));
  }

  private Set<String> withChildren(Set<String> rows) {
    parents.forEach(
        (row, parent) -> {
          if (rows.contains(parent)) {
            rows.add(row);
          }
        });
    return rows;
  }

  /** Those that may be good or bad, since the run made nothing at all. */
  public synchronized Set<String> undecided() {
    return somethingMade ? Set.of() : withChildren(ids(letGo.stream()));
  }

  private static Set<String> ids(Stream<ItemKey> items) {
    return items.map(ItemKey::rowId).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Every row has ended.
   *
   * @throws WorldFaultException when rows are undecided
   */
  public synchronized void atTheEnd() {
    if (lastLetGo != null && !undecided().isEmpty()) {
      throw new WorldFaultException(undecidedWords(lastLetGo), lastLetGo);
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
