package org.ingestworkbench.memory;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.StopRequest;

/**
 * ID map, journal and jobs in memory: nothing survives the JVM, everything survives {@link #crash}
 * and {@link #close}, after which the map can still be read, printed and claimed anew. Safe for use
 * by many threads.
 *
 * <p>Each object stands for one process that has the store open. {@link #reopen} gives another one
 * on the same contents; claims hold between them as they do between processes.
 */
public final class InMemoryIdMap implements IdMapStore {
  private final Memory memory;
  private final Set<MemorySession> sessions = ConcurrentHashMap.newKeySet();

  /** An empty map with the system's clock. */
  public InMemoryIdMap() {
    this(Clock.system(ZoneId.systemDefault()));
  }

  /**
   * An empty map.
   *
   * @param clock gives the timestamps of the map in its zone, and the times of jobs
   */
  public InMemoryIdMap(Clock clock) {
    this(new Memory(clock));
  }

  private InMemoryIdMap(Memory memory) {
    this.memory = memory;
  }

  /** The same contents as another living process sees them. */
  public InMemoryIdMap reopen() {
    return new InMemoryIdMap(memory);
  }

  /**
   * What holds claims through this object dies: its jobs can be claimed again at once. Should a
   * dead session still be used, it is refused as soon as its job was claimed anew.
   */
  public void crash() {
    sessions.forEach(MemorySession::die);
    sessions.clear();
  }

  /**
   * Puts a row into the map as another program would have left it, at the clock's time.
   *
   * @param entry taken as it is, nulls included
   */
  public void put(MapEntry entry) {
    memory.put(entry);
  }

  @Override
  public JobSession claim(JobClaim claim) {
    var session = memory.claim(claim);
    sessions.add(session);
    return session;
  }

  @Override
  public List<JobRecord> jobs() {
    return memory.jobs();
  }

  @Override
  public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
    return memory.requestStop(id, new StopRequest(kind, Memory.SESSION));
  }

  @Override
  public JournalReader journal(JobId id) {
    return new MemoryReader(memory, id);
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return matches(query).stream().findFirst();
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return memory.newestFirst(MapFilter.of(query));
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return memory.jobOf(entry);
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {
    memory.oldestFirst().forEach(consumer);
  }

  /** Every job with its rows and steps, and every row of the map. */
  @Override
  public String toString() {
    return memory.toString();
  }

  /** Releases the claims that were taken through this object; the contents stay. */
  @Override
  public void close() {
    sessions.forEach(MemorySession::close);
    sessions.clear();
  }
}
