package org.ingestworkbench.listener;

import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Told of what a job does, while it does it: the place for progress, logs, metrics and consoles.
 *
 * <p>Calls come from the job's threads, one at a time and in an order that every thread would agree
 * on: a row's steps before its end, everything before {@link #jobEnded}. A call that takes long
 * holds the job up; one that throws stops it with its rows open. What is told to be done is durable
 * already. Of a step, {@link #stepBegun} comes before its request, that before its end, and both
 * before {@link #stepCompleted}; events of different rows and of several files of one row come as
 * the threads come. A job with a listener makes no commit and no request more than one without.
 */
public interface JobListener extends OperationListener {

  /** Hears nothing. */
  JobListener NONE = new JobListener() {};

  /** Tells all of them, in their order, one event at a time. */
  static JobListener all(List<JobListener> listeners) {
    return new AllListeners(listeners);
  }

  /**
   * The whole input was read, before anything is written; it has so many rows. Told once a run,
   * though it is read again where another process was at the job meanwhile.
   */
  default void inputRead(long rows) {}

  /** The job was claimed. */
  default void jobStarted(JobRecord job, boolean resumed) {}

  /** How far a resumed job had come. Follows {@link #jobStarted}. */
  default void boundary(Boundary boundary) {}

  /** The smallest node ID of the job is known: with it the job can be resumed by other means. */
  default void firstNode(EntityRef node) {}

  /**
   * Something about the input. What a first reading of the whole input finds comes before {@link
   * #jobStarted}, what planning a row finds comes before the row's end.
   */
  default void problem(Problem problem) {}

  /**
   * A row is worked on from now on, which is no more than an intention: nothing of it need be
   * durable. Comes before everything else that is told of the row; may be told again before the
   * row's end, and a run that stops need not tell of that. Of rows that turn out to be done already
   * it is told only where each was to be looked at by itself.
   */
  default void rowStarted(Row row) {}

  /**
   * A step is begun: the journal has it, and its request is sent next, unless the run stops first.
   * Told again when it is tried again.
   */
  default void stepBegun(StepBegun event) {}

  /**
   * The repository was asked what became of a step that was begun and not confirmed, and the
   * journal has the answer. A step that is found is told as {@link #stepCompleted} next.
   */
  default void stepSettled(StepSettled event) {}

  /** The repository confirmed a step, or settling found it. */
  default void stepCompleted(StepCompleted event) {}

  /** A step of an item failed for good; the item ends as partial or failed. */
  default void stepFailed(Item item, StepKey step, String reason) {}

  /** A page of a book ended. Comes before the end of its row. */
  default void pageEnded(ItemKey page, Outcome outcome) {}

  /** A row ended, its pages included. */
  default void rowEnded(RowEnded event) {}

  /**
   * A row that had ended in this run is open again: it failed together with others, and the run
   * stops for that reason, or made nothing that shows whose fault it is. Comes before {@link
   * #jobEnded}.
   *
   * @param formerly how it had ended
   */
  default void rowReopened(String rowId, Outcome.Kind formerly) {}

  /**
   * So many requests may be under way at once from now on: fewer after the repository said that it
   * has too much to do, more when it is well again. At first it is the job's concurrency.
   */
  default void limitChanged(int limit) {}

  /** The run is over; its state is in the store. */
  default void jobEnded(JobState state) {}

  /**
   * A step whose request is sent next.
   *
   * @param item the item it belongs to; null for a term
   * @param uuid under which its object is made
   * @param generation how often the object was rolled back before
   */
  record StepBegun(@Nullable Item item, StepKey key, UUID uuid, int generation) {}

  /**
   * A step of which the repository was asked what became of it.
   *
   * @param item the item it belongs to; null for a term, and for what left its row since
   */
  record StepSettled(@Nullable Item item, StepKey key, Finding finding) {}

  /**
   * A confirmed step.
   *
   * @param item the item it belongs to; null for a term
   * @param key the step
   * @param confirmation what the repository said
   * @param adopted whether settling found it
   * @param address where a person looks at it
   * @param nodeAddress where a person looks at the item's node; null for a term
   * @param term the name of a term as it was sent; null for other steps, and where only its folded
   *     form in the key is known
   */
  record StepCompleted(
      @Nullable Item item,
      StepKey key,
      Confirmation confirmation,
      boolean adopted,
      String address,
      @Nullable String nodeAddress,
      @Nullable String term) {

    /** A step that is no term's. */
    public StepCompleted(
        @Nullable Item item,
        StepKey key,
        Confirmation confirmation,
        boolean adopted,
        String address,
        @Nullable String nodeAddress) {
      this(item, key, confirmation, adopted, address, nodeAddress, null);
    }
  }

  /**
   * A row that ended.
   *
   * @param title the node's title; the row's id where planning failed
   * @param nodeAddress where a person looks at its node; null when it has none
   * @param rowsEnded how many rows of this run have ended, this one included
   */
  record RowEnded(
      String rowId,
      long line,
      String title,
      Outcome outcome,
      @Nullable String nodeAddress,
      long rowsEnded) {}
}
