package org.ingestworkbench.journal;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ingestworkbench.listener.JobListener.StepBegun;
import org.ingestworkbench.listener.JobListener.StepSettled;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one item while it is worked on. What is known of its steps is asked for once. A
 * completed step, and the row's start, are written with the step that begins next, or with the
 * row's end, at the cost of one commit: nothing is sent in between, so no record is missing when a
 * request goes out.
 *
 * <p>Safe for several threads that do steps of the item at once. Knows which uuid a step gets and
 * which row of the ID map belongs to it, and tells the listener of a step once it is durable.
 */
public final class Journal {

  /** What is recorded of a step that was begun and is not there. */
  public static final String ABSENT = "It was begun before and the repository does not have it.";

  private static final String MAY_STILL_COME =
      " An earlier request for it may still be under way, so it may come to be there: resume the job"
          + " in a few minutes.";

  private final Journals shared;
  private final boolean fresh;
  private final @Nullable GivenUp gaveUp;
  private final Map<StepKey, Optional<StepRecord>> known = new ConcurrentHashMap<>();
  private final Set<StepKey> told = ConcurrentHashMap.newKeySet();
  private final LateRequests late;
  private final JournalWrites writes;
  private final StepUuids uuids;

  /**
   * @param fresh whether the store has no step of the item, so that it need not be asked
   * @param gaveUp that an earlier run gave something of it up; null when none did
   * @param late of the item's steps
   */
  Journal(Journals shared, boolean fresh, @Nullable GivenUp gaveUp, LateRequests late) {
    this.late = late;
    this.shared = shared;
    this.fresh = fresh;
    this.gaveUp = gaveUp;
    this.writes = new JournalWrites(shared.session(), shared.listener(), shared.permits());
    this.uuids = new StepUuids(shared.session().id(), shared.repository().host(), this::find);
  }

  /** That an earlier run gave something of the item up; null when none did. */
  @Nullable
  public GivenUp gaveUpBefore() {
    return gaveUp;
  }

  /** Records that something is given up; durable with what is written next. */
  public void gaveUp(String rowId, int status) {
    writes.later(changes -> changes.gaveUp(rowId, status));
  }

  public Optional<StepRecord> find(StepKey key) {
    return known.computeIfAbsent(key, k -> fresh ? Optional.empty() : shared.session().find(k));
  }

  /** Whether the store may have steps of the item from an earlier run. */
  public boolean resumed() {
    return !fresh;
  }

  /** Whether the step was asked for. */
  public boolean knows(StepKey key) {
    return known.containsKey(key);
  }

  /** Whether a step of the item may have been begun before now. */
  public boolean touched() {
    return !fresh || !known.values().stream().allMatch(Optional::isEmpty);
  }

  /** Opens the row; durable with the first step that begins. */
  public void startRow(Row row, String fingerprint) {
    writes.later(changes -> changes.startRow(row.id(), row.line(), fingerprint));
  }

  /** Ends the row, with everything that waits to be written. */
  public void endRow(String rowId, Outcome outcome) {
    writes.write(changes -> changes.endRow(rowId, outcome));
  }

  /** What the repository will be asked for when the step is begun. */
  public Creation creation(Step step) {
    return step.made(first(step, "").uuid());
  }

  private StepRecord first(Step step, String fingerprint) {
    var before = find(step.key());
    int generation = uuids.generation(step.key(), before);
    return StepRecord.first(step.key(), uuid(step, before, generation), generation, fingerprint);
  }

  /** What is changed has its uuid already. */
  private UUID uuid(Step step, Optional<StepRecord> before, int generation) {
    var change = step.change();
    return change == null || change.entity().uuid() == null
        ? uuids.uuid(step.key(), before, generation)
        : change.entity().uuid();
  }

  /** What a step that was begun changes, as it was last begun. */
  public Optional<Change> change(StepKey key) {
    return shared.session().change(key);
  }

  /**
   * The step that makes or changes what a row is about, as far as it was ever begun; the row need
   * not be planned for that.
   */
  public Optional<StepRecord> ofRow(String rowId) {
    var begun =
        known.values().stream()
            .flatMap(Optional::stream)
            .filter(its -> isOf(rowId, its))
            .findFirst();
    return begun.isPresent() || fresh
        ? begun
        : shared.session().stepsOf(rowId).stream().filter(step -> isOf(rowId, step)).findFirst();
  }

  private static boolean isOf(String rowId, StepRecord step) {
    return step.key().rowId().equals(rowId) && step.key().kind().isOfRow();
  }

  /**
   * Announces a step, with everything that waits to be written; gives the uuid it is made under.
   */
  public UUID begin(Step step) {
    var first = first(step, step.fingerprint().get());
    boolean open = late.mayStillCome(step.key());
    writes.begin(
        first.key(),
        changes -> {
          if (open) {
            changes.refuse(first.key(), ABSENT);
          }
          changes.begin(
              first.key(),
              first.uuid(),
              first.generation(),
              first.fingerprint(),
              step.change(),
              step.nodeOfOthers());
        },
        listener ->
            listener.stepBegun(
                new StepBegun(step.item(), first.key(), first.uuid(), first.generation())));
    known.put(step.key(), Optional.of(first));
    late.sent(step.key());
    return first.uuid();
  }

  private static StepSettled settled(Step step, Finding finding) {
    return new StepSettled(step.item(), step.key(), finding);
  }

  /** Records a confirmed step, soon; then tells of it. */
  public void complete(Step step, Confirmation confirmation, boolean adopted) {
    var entry = shared.map().entry(step, confirmation);
    var event = step.done(confirmation, adopted, shared.repository());
    boolean nothingWritten = step.change() != null && !step.change().needed();
    writes.later(
        step.key(),
        changes -> changes.complete(step.key(), confirmation, adopted, entry),
        listener -> {
          if (adopted) {
            listener.stepSettled(settled(step, new Finding.Found(confirmation)));
          }
          if (!nothingWritten) {
            listener.stepCompleted(event);
          }
        });
    late.arrived(step.key());
    moved(step, record -> record.completed(confirmation, adopted));
  }

  /**
   * Adopts what was found. It was made of what the step was begun with; when that is not what the
   * row says now, it is stale, and named like a row that changed after it was done.
   */
  public void adopt(Step step, StepRecord begun, Confirmation found) {
    complete(step, found, true);
    var item = step.item();
    if (item != null && otherwise(begun, step)) {
      shared.listener().problem(stale(step, item, "begun, which is found as it was"));
    }
  }

  /** Tells, once, when an earlier run made something of what the row does not say any more. */
  public void compare(Step step) {
    var item = step.item();
    if (!fresh && item != null) {
      find(step.key())
          .filter(StepRecord::complete)
          .filter(made -> otherwise(made, step))
          .ifPresent(made -> shared.listener().problem(stale(step, item, "made")));
    }
  }

  /** Whether the row says something else now, and this was not reported yet. */
  private boolean otherwise(StepRecord made, Step step) {
    return !made.fingerprint().equals(step.fingerprint().get()) && told.add(step.key());
  }

  private Problem stale(Step step, Item item, String how) {
    return new Problem(
        Problem.Code.ROW_CHANGED,
        Problem.Severity.WARNING,
        new Problem.Place(shared.input(), item.line(), null, item.key().rowId()),
        "The row or one of its files changed after the "
            + step.key()
            + " was "
            + how
            + "; what was made stays as it is.");
  }

  /**
   * Records that the repository refused a step. That says nothing of an earlier request for it that
   * may still be under way.
   */
  public void refuse(Step step, String error) {
    if (late.mayStillCome(step.key())) {
      unresolved(step, error + MAY_STILL_COME);
      return;
    }
    writes.settle(step.key(), changes -> changes.refuse(step.key(), error), listener -> {});
    moved(step, record -> record.refused(error));
  }

  /** Whether a step was begun by an earlier run that may still make it, and not sent again. */
  public boolean leftToEarlierRun(StepKey step) {
    return late.mayStillCome(step) && !late.isSent(step);
  }

  /** A step's request was answered with a fault. */
  public void answered(Step step, RepositoryException fault) {
    late.answered(step.key(), fault);
  }

  /**
   * Whether a request for a step that is not there may still make it.
   *
   * @param over whether the requests of earlier runs are surely over
   */
  public boolean mayStillCome(Step step, boolean over) {
    return late.mayStillCome(step.key(), over);
  }

  /**
   * Takes note that a step is not there, though an earlier request may still make it: it is sent
   * again under the same uuid. In the store it stays open until it is begun again.
   */
  public void absentForNow(Step step) {
    late.absentForNow(step.key());
    writes.tell(listener -> listener.stepSettled(settled(step, new Finding.Absent())));
    moved(step, record -> record.refused(ABSENT));
  }

  /** Records that it was asked for and is not there. */
  public void absent(Step step) {
    writes.settle(
        step.key(),
        changes -> changes.refuse(step.key(), ABSENT),
        listener -> listener.stepSettled(settled(step, new Finding.Absent())));
    moved(step, record -> record.refused(ABSENT));
  }

  public void unresolved(Step step, String why) {
    writes.settle(
        step.key(),
        changes -> changes.unresolved(step.key(), why),
        listener -> listener.stepSettled(settled(step, new Finding.CannotTell(why))));
    moved(step, record -> record.unresolved(why));
  }

  private void moved(Step step, UnaryOperator<StepRecord> move) {
    known.computeIfPresent(step.key(), (key, record) -> record.map(move));
  }

  public OptionalLong highestNodeBefore(Step step) {
    return shared.session().highestNodeBefore(step.key());
  }

  /** The smallest ID of the job's nodes that is known; null when none is. */
  @Nullable
  public String firstNode() {
    return shared.session().job().firstNodeId();
  }

  public void tellFailure(Item item, Step step, String reason) {
    shared.listener().stepFailed(item, step.key(), reason);
  }

  /** Writes what waits, if anything does. */
  public void flush() {
    writes.flush();
  }

  /** Does something, and writes what waits, however that ends. */
  public <T> T writing(Supplier<T> work) {
    return writes.writing(work);
  }

  /** The uuid that a step has after so many rollbacks. */
  UUID uuid(StepKey key, int generation) {
    return uuids.uuid(key, generation);
  }
}
