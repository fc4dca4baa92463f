package org.ingestworkbench.spi;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ID map, and beside it the journal and the jobs. Safe for use by many threads at once;
 * what one process may do while another has the store open is said by {@link #claim}.
 *
 * <p>The guarantee that an implementation gives, and that {@code IdMapStoreContract} tests: when a
 * method of a {@link JobSession} has returned, its effect survives the death of the process and of
 * the machine.
 */
public interface IdMapStore extends AutoCloseable {

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
   *     requested. A holder on another machine may be dead without anybody knowing yet
   * @throws IllegalStateException when the job is not there
   * @throws StoreException when the store cannot be written, or the holder is a program that is too
   *     old to hear of it
   */
  Optional<String> requestStop(JobId id, StopRequest.Kind kind);

  /** What is known of a job, for reading without a claim. */
  JournalReader journal(JobId id);

  /**
   * The newest row of the map that a query matches: by timestamp, ties by the order of insertion.
   */
  Optional<MapEntry> newest(MapQuery query);

  /** All rows of the map that a query matches, newest first. */
  List<MapEntry> matches(MapQuery query);

  /**
   * The same for many ids in one question, by id; an id that has no row in the map is not there.
   * This default asks for each by itself.
   *
   * @param csvIds some hundreds or thousands at a time
   * @param hosts as in a query
   * @param fromNodeId as in a query
   */
  default Map<String, List<MapEntry>> matches(
      Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId) {
    var all = new HashMap<String, List<MapEntry>>();
    for (var csvId : csvIds) {
      var entries = matches(new MapQuery(csvId, null, hosts, fromNodeId));
      if (!entries.isEmpty()) {
        all.put(csvId, entries);
      }
    }
    return all;
  }

  /**
   * The job of the same host whose journal has the node of a row of the map; empty when another
   * program made it. A row without a host may be any job's; a slash at a host's end says nothing.
   * Of several jobs the newest.
   */
  Optional<JobId> jobOf(MapEntry entry);

  /**
   * The same for many rows of the map in one question; those that are no job's are not there. This
   * default asks for each by itself.
   */
  default Map<MapEntry, JobId> jobsOf(Collection<MapEntry> entries) {
    var jobs = new HashMap<MapEntry, JobId>();
    entries.forEach(entry -> jobOf(entry).ifPresent(job -> jobs.put(entry, job)));
    return jobs;
  }

  /** Hands every row of the map to the consumer, oldest first, without keeping them in memory. */
  void entries(Consumer<MapEntry> consumer);

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
