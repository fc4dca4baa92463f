package org.ingestworkbench.spi;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one job, held by one process. Safe for use by many threads at once. Every method
 * that writes returns when its effect is durable, and every one throws {@link ClaimException} when
 * the claim was taken over and {@link StoreException} when the store cannot do it.
 *
 * <p>Moves of a step that {@link org.ingestworkbench.model.StepState#mayBecome} does not have are
 * refused with {@link IllegalStateException}: they would be errors of the engine.
 */
public interface JobSession extends JournalReader, AutoCloseable {

  /** The job's id. */
  JobId id();

  /** The job as it stands now. */
  JobRecord job();

  /** A step, if it was ever begun. */
  Optional<StepRecord> find(StepKey key);

  /**
   * Announces a step before the repository hears of it.
   *
   * @param generation above the last one when the step was rolled back
   */
  void begin(StepKey key, UUID uuid, int generation, String fingerprint);

  /**
   * Records that the repository confirmed a step. The row of the ID map is written in the same
   * transaction.
   *
   * @param adopted whether settling found it
   * @param entry the row for the ID map, for a step that makes a node; null otherwise, and for a
   *     node whose ID nobody knows
   * @throws IllegalArgumentException for a row of the ID map with a step that makes no node
   */
  void complete(StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry);

  /**
   * Records the ID of a node that was adopted without it. The row of the ID map is written in the
   * same transaction.
   *
   * @throws IllegalStateException when the step is not complete, or has an ID
   */
  void identify(StepKey key, String id, MapEntry entry);

  /**
   * The highest node ID of this job that was confirmed before the step was begun: the step's own
   * node has a higher one. Compared as numbers; empty when none was confirmed by then.
   */
  OptionalLong highestNodeBefore(StepKey key);

  /** Records that a step had no effect, and why. */
  void refuse(StepKey key, String error);

  /** Records that nobody can tell what became of a step, and why. */
  void unresolved(StepKey key, String why);

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

  /** Records that a row is being worked on: from now on it is open. */
  void startRow(String rowId, long line, String fingerprint);

  /**
   * Records how a row ended, pages included; a row that had ended already ends anew.
   *
   * @throws IllegalStateException when it was never started
   */
  void endRow(String rowId, Outcome outcome);

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
