package org.ingestworkbench.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobChanges;
import org.ingestworkbench.spi.JobListener.StepCompleted;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one item while it is worked on. What is known of its steps is asked for once. A
 * completed step, and the row's start, are written with the step that begins next, or with the
 * row's end, at the cost of one commit: nothing is sent between, so nobody is misled by it.
 *
 * <p>Safe for several threads that do steps of the item at once. Knows which uuid a step gets and
 * which row of the ID map belongs to it, and tells the listener of a step once it is durable.
 */
final class Journal {

  private final Journals shared;
  private final boolean fresh;
  private final @Nullable GivenUp gaveUp;
  private final Map<StepKey, Optional<StepRecord>> known = new ConcurrentHashMap<>();
  private final Set<StepKey> told = ConcurrentHashMap.newKeySet();
  private final Queue<Change> waiting = new ArrayDeque<>();
  private @Nullable RuntimeException broken;

  /** Something to write, and what to tell the listener when it is durable; null for nothing. */
  private record Change(Consumer<JobChanges> write, @Nullable StepCompleted event) {}

  /**
   * @param fresh whether the store has no step of the item, so that it need not be asked
   * @param gaveUp that an earlier run gave something of it up; null when none did
   */
  Journal(Journals shared, boolean fresh, @Nullable GivenUp gaveUp) {
    this.shared = shared;
    this.fresh = fresh;
    this.gaveUp = gaveUp;
  }

  /** That an earlier run gave something of the item up; null when none did. */
  @Nullable GivenUp gaveUpBefore() {
    return gaveUp;
  }

  /** Records that something is given up; durable with what is written next. */
  void gaveUp(String rowId, int status) {
    later(changes -> changes.gaveUp(rowId, status), null);
  }

  Optional<StepRecord> find(StepKey key) {
    return known.computeIfAbsent(key, k -> fresh ? Optional.empty() : shared.session().find(k));
  }

  /** Whether the store may have steps of the item from an earlier run. */
  boolean resumed() {
    return !fresh;
  }

  /** Whether the step was asked for. */
  boolean knows(StepKey key) {
    return known.containsKey(key);
  }

  /** Whether a step of the item may have been begun before now. */
  boolean touched() {
    return !fresh || !known.values().stream().allMatch(Optional::isEmpty);
  }

  /** Opens the row; durable with the first step that begins. */
  void startRow(Row row, String fingerprint) {
    later(changes -> changes.startRow(row.id(), row.line(), fingerprint), null);
  }

  /** Ends the row, with everything that waits to be written. */
  void endRow(String rowId, Outcome outcome) {
    write(changes -> changes.endRow(rowId, outcome));
  }

  /**
   * Announces a step, with everything that waits to be written; gives the uuid it is made under.
   */
  UUID begin(Step step) {
    var before = find(step.key());
    int generation = generation(step.key(), before);
    var first =
        StepRecord.first(
            step.key(), uuid(step.key(), before, generation), generation, step.fingerprint().get());
    write(
        changes ->
            changes.begin(first.key(), first.uuid(), first.generation(), first.fingerprint()));
    known.put(step.key(), Optional.of(first));
    return first.uuid();
  }

  /** Records a confirmed step, soon; then tells of it. */
  void complete(Step step, Confirmation confirmation, boolean adopted) {
    var entry = shared.map().entry(step, confirmation);
    later(
        changes -> changes.complete(step.key(), confirmation, adopted, entry),
        step.done(confirmation, adopted, shared.repository()));
    moved(step, record -> record.completed(confirmation, adopted));
  }

  /**
   * Adopts what was found. It was made of what the step was begun with; when that is not what the
   * row says now, it is stale, and named like a row that changed after it was done.
   */
  void adopt(Step step, StepRecord begun, Confirmation found) {
    complete(step, found, true);
    var item = step.item();
    if (item != null && otherwise(begun, step)) {
      shared
          .listener()
          .problem(
              new Problem(
                  Problem.Code.ROW_CHANGED,
                  Problem.Severity.WARNING,
                  new Problem.Place(shared.input(), item.line(), null, item.key().rowId()),
                  "The row or one of its files changed after the "
                      + step.key()
                      + " was begun, which is found as it was; what was made stays as it is."));
    }
  }

  /** Tells, once, when an earlier run made something of what the row does not say any more. */
  void compare(Step step) {
    var item = step.item();
    if (!fresh && item != null) {
      find(step.key())
          .filter(StepRecord::complete)
          .filter(made -> otherwise(made, step))
          .ifPresent(made -> shared.listener().problem(stale(step, item)));
    }
  }

  /** Whether the row says something else now, and nobody was told yet. */
  private boolean otherwise(StepRecord made, Step step) {
    return !made.fingerprint().equals(step.fingerprint().get()) && told.add(step.key());
  }

  private Problem stale(Step step, Item item) {
    return new Problem(
        Problem.Code.ROW_CHANGED,
        Problem.Severity.WARNING,
        new Problem.Place(shared.input(), item.line(), null, item.key().rowId()),
        "The row or one of its files changed after the "
            + step.key()
            + " was made; what was made stays as it is.");
  }

  void refuse(Step step, String error) {
    write(changes -> changes.refuse(step.key(), error));
    moved(step, record -> record.refused(error));
  }

  void unresolved(Step step, String why) {
    write(changes -> changes.unresolved(step.key(), why));
    moved(step, record -> record.unresolved(why));
  }

  private void moved(Step step, UnaryOperator<StepRecord> move) {
    known.computeIfPresent(step.key(), (key, record) -> record.map(move));
  }

  OptionalLong highestNodeBefore(Step step) {
    return shared.session().highestNodeBefore(step.key());
  }

  /** The smallest ID of the job's nodes that is known; null when none is. */
  @Nullable String firstNode() {
    return shared.session().job().firstNodeId();
  }

  void tellFailure(Item item, Step step, String reason) {
    shared.listener().stepFailed(item, step.key(), reason);
  }

  private void later(Consumer<JobChanges> change, @Nullable StepCompleted event) {
    synchronized (waiting) {
      waiting.add(new Change(change, event));
    }
  }

  private void write(Consumer<JobChanges> change) {
    later(change, null);
    flush();
  }

  /**
   * Writes what waits, if anything does; in the order in which it came, whoever asks. After a write
   * that failed nobody writes any more, and everybody gets the same fault: what it was to write is
   * known here and not in the store, and the item must not go on or end as if it were.
   */
  synchronized void flush() {
    if (broken != null) {
      throw broken;
    }
    var all = taken();
    if (!all.isEmpty()) {
      write(all);
      all.stream()
          .map(Change::event)
          .filter(Objects::nonNull)
          .forEach(shared.listener()::stepCompleted);
    }
  }

  private void write(List<Change> all) {
    try {
      shared.session().together(changes -> all.forEach(change -> change.write().accept(changes)));
    } catch (RuntimeException fault) {
      broken = fault;
      throw fault;
    }
  }

  /** Does something, and writes what waits in whatever way that ends. */
  <T> T writing(Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException fault) {
      flushAfter(fault);
      throw fault;
    }
    flush();
    return result;
  }

  /** A store that cannot take it any more does not hide what happened first. */
  private void flushAfter(RuntimeException fault) {
    try {
      flush();
    } catch (RuntimeException another) {
      if (another != fault) {
        fault.addSuppressed(another);
      }
    }
  }

  private List<Change> taken() {
    synchronized (waiting) {
      var all = List.copyOf(waiting);
      waiting.clear();
      return all;
    }
  }

  private UUID uuid(StepKey key, Optional<StepRecord> before, int generation) {
    return before
        .filter(record -> record.generation() == generation)
        .map(StepRecord::uuid)
        .orElseGet(() -> uuid(key, generation));
  }

  /** The uuid that a step has after so many rollbacks. */
  UUID uuid(StepKey key, int generation) {
    if (key.kind() != Kind.TERM) {
      return Identity.of(shared.session().id(), key, generation);
    }
    return Identity.ofTerm(shared.repository().host(), key.qualifier());
  }

  /**
   * What was rolled back is made under a new uuid, and so is what was not made before its node was
   * made again. Where a lost journal was made again, a step that it does not know may have been
   * made with its node: then its uuid is taken, and it is settled.
   */
  private int generation(StepKey key, Optional<StepRecord> known) {
    int own =
        known
            .map(r -> r.state() == StepState.ROLLED_BACK ? r.generation() + 1 : r.generation())
            .orElse(0);
    return Math.max(own, ofNode(key));
  }

  /** The generation of the node that a step's object belongs to; for a page that of its book. */
  private int ofNode(StepKey key) {
    var item = ItemKey.of(key);
    if (item == null || key.kind() == Kind.NODE) {
      return 0;
    }
    var node = key.kind() == Kind.PAGE ? StepKey.node(key.rowId()) : item.nodeStep();
    return find(node).map(this::generation).orElse(0);
  }

  /** A step that nobody could tell of may have been found in an earlier generation. */
  private int generation(StepRecord node) {
    var made = node.confirmation();
    return made == null || made.uuid().equals(node.uuid())
        ? node.generation()
        : IntStream.range(0, node.generation())
            .filter(earlier -> uuid(node.key(), earlier).equals(made.uuid()))
            .findFirst()
            .orElse(node.generation());
  }
}
