package org.ingestworkbench.store;

import java.util.List;
import java.util.Optional;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;

/**
 * Keeps the ID map, and beside it the journal and the jobs. Safe for use by many threads at once;
 * what one process may do while another has the store open is said by {@link #claim}.
 *
 * <p>The guarantee that an implementation gives, and that {@code IdMapStoreContract} tests: when a
 * method of a {@link JobSession} has returned, its effect survives the death of the process and of
 * the machine.
 */
public interface IdMapStore extends MapReader, AutoCloseable {

  /**
   * Takes a job for this process, alone. A claim whose process is surely dead is taken over; its
   * epoch goes up, and the dead one is refused should it wake. A resumed job is running again and
   * keeps key, input, settings and seed of its first claim: what changed since is for the caller to
   * compare and to say.
   *
   * @throws ClaimException when another living process has the job; the message names it. Also when
   *     a new job is barred by an unfinished one ({@link JobClaim#barredBy})
   * @throws IllegalStateException when a job to resume is not there, or a new one is
   * @throws StoreException when the store cannot be written
   */
  JobSession claim(JobClaim claim);

  /** The jobs of the store, newest first. */
  List<JobRecord> jobs();

  /** One job. */
  default Optional<JobRecord> job(JobId id) {
    return jobs().stream().filter(job -> job.id().equals(id)).findFirst();
  }

  /**
   * Asks the process that has a job to stop what it does with it: a run, a rollback, the making of
   * its map. Needs no claim. The request belongs to the claim that stands now, and no later one
   * ever hears of it. It is durable when this returns; the holder hears of it with its next write,
   * or within some seconds when it writes nothing ({@link JobSession#whenAskedToStop}). Asking
   * again changes nothing, and a cancel does not replace an abort.
   *
   * @return who has the job, for messages; empty when no living process has it, and nothing was
   *     requested. A holder on another machine may be dead before this is known
   * @throws IllegalStateException when the job is not there
   * @throws StoreException when the store cannot be written, or the holder is a program that is too
   *     old to hear of it
   */
  Optional<String> requestStop(JobId id, StopRequest.Kind kind);

  /** What is known of a job, for reading without a claim. */
  JournalReader journal(JobId id);

  /**
   * The map as it stands, for asking about the rows of a whole input before a job is claimed. What
   * is asked about the map's rows costs about as much for all rows of an input as reading the map
   * once, however another program left it. What others write into the map from the first question
   * on may be seen or not. Nothing is written to the store.
   *
   * <p>To be closed before the store is, and soon: it may need as much room among temporary files
   * as the map. This default asks the store itself each time.
   *
   * @throws StoreException when the store cannot be read; the snapshot's questions throw it too
   */
  default MapSnapshot snapshot() {
    return new LiveMap(this);
  }

  /**
   * What would keep a job from being claimed, or makes the place a bad one. Looks without writing.
   */
  default List<Problem> problems() {
    return List.of();
  }

  /** Where it is, for messages; never a secret. */
  @Override
  String toString();

  /** Releases the store. Claims that are still open are released too. */
  @Override
  void close();
}
