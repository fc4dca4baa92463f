package org.ingestworkbench.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one job, held by one process. Safe for use by many threads at once. Every method
 * that writes returns when its effect is durable, and every one throws {@link ClaimException} when
 * the claim was taken over and {@link StoreException} when the store cannot do it.
 *
 * <p>Moves of a step that {@link org.ingestworkbench.store.StepState#mayBecome} does not have are
 * refused with {@link IllegalStateException}: they would be errors of the engine.
 */
public interface JobSession extends JobChanges, JournalReader, AutoCloseable {

  /**
   * Writes several changes, in their order, at the cost of one: when it returns, all of them are
   * durable. When it throws, or the process dies meanwhile, some of the first may be there, but
   * none without those before it. A store with transactions takes one; this default writes each by
   * itself.
   *
   * @param changes calls what is to be written; it is called once, on the calling thread
   */
  default void together(Consumer<JobChanges> changes) {
    changes.accept(this);
  }

  /** The job's id. */
  JobId id();

  /** The job as it stands now. */
  JobRecord job();

  /**
   * The job as it stood before this session claimed it: when its last run ended, among others.
   * Empty when this session started it.
   */
  Optional<JobRecord> before();

  /**
   * Has a consumer told when another process asks that the job is stopped: {@link
   * IdMapStore#requestStop}. What the session has heard of since the claim is told at once, by the
   * calling thread; what comes later by any thread, among them those that write. A request is told
   * once to each consumer; after a cancel an abort may follow. Nothing is told after {@link #end},
   * {@link #close}, or when the claim was taken over.
   *
   * @param told takes the place of an earlier consumer; returns soon, throws nothing and does not
   *     use the session
   */
  void whenAskedToStop(Consumer<StopRequest> told);

  /**
   * Records the ID of a node that was adopted without it. The row of the ID map is written in the
   * same transaction.
   *
   * @param entry null for no row: of a node that is to be deleted next
   * @throws IllegalStateException when the step is not complete, or has an ID
   */
  void identify(StepKey key, String id, @Nullable MapEntry entry);

  /**
   * Records that a rollback deletes from now on: the job is {@link JobState#ROLLING_BACK}, also for
   * the process that claims it after this session died, until an end is told.
   */
  void rollingBack();

  /**
   * Records that a rollback deleted what a step had made. Its row of the ID map is taken out in the
   * same transaction.
   */
  void rolledBack(StepKey key);

  /**
   * Keeps how the input stands, in blocks of which only the caller knows the meaning. They take the
   * place of those that were kept before, all at once when this returns: until then, and for ever
   * when the process dies on the way, the earlier ones count.
   *
   * @param blocks taken one after the other, never all at once; some megabytes each at most
   */
  void keepManifest(Iterator<byte[]> blocks);

  /**
   * Takes a row's end back: it is open again.
   *
   * @throws IllegalStateException when it was never started
   */
  void reopenRow(String rowId);

  /**
   * Hands every complete step of the job to the consumer in the order of their completion, without
   * keeping them in memory. The consumer may write to the session, as for {@link #rows}.
   */
  void completed(Consumer<StepRecord> consumer);

  /**
   * Hands every complete step that made a node to the consumer, as {@link #completed} does. This
   * default reads all complete steps for that.
   */
  default void nodesMade(Consumer<StepRecord> consumer) {
    completed(
        step -> {
          if (step.key().kind().makesNode()) {
            consumer.accept(step);
          }
        });
  }

  /**
   * Hands every complete step that made a node whose ID is not known to the consumer, in the same
   * way. This default reads all nodes for that.
   */
  default void nodesWithoutId(Consumer<StepRecord> consumer) {
    nodesMade(
        step -> {
          var confirmation = step.confirmation();
          if (confirmation != null && confirmation.id() == null) {
            consumer.accept(step);
          }
        });
  }

  /**
   * Of these rows, those that are done and of which a step tells what they are about ({@link
   * StepRecord#ofRow}), with that: the node, or the object that was changed or described. Many in
   * one question, so that a million rows that are done are passed over quickly. This default asks
   * for each by itself.
   *
   * @param rowIds some hundreds at a time
   */
  default Map<String, EntityRef> subjectsOfDone(Collection<String> rowIds) {
    var subjects = new HashMap<String, EntityRef>();
    for (var rowId : rowIds) {
      row(rowId)
          .filter(RowRecord::done)
          .flatMap(
              row -> stepsOf(rowId).stream().flatMap(step -> step.ofRow().stream()).findFirst())
          .ifPresent(subject -> subjects.put(rowId, subject));
    }
    return subjects;
  }

  /**
   * Ends the run: sets the job's state and releases the claim. A later write is refused with {@link
   * ClaimException}.
   */
  void end(JobState state);

  /**
   * Releases the claim without ending the run, if {@link #end} was not called: as a crash would.
   */
  @Override
  void close();
}
