package org.ingestworkbench.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StopRequests;

/** The contents of an in-memory store; its own monitor guards all of it, the jobs included. */
final class Memory {

  /** Who has a job, or asks for something, as messages call it. */
  static final String SESSION = "another session of this JVM";

  private final Clock clock;
  private final List<Stamped> map = new ArrayList<>();
  private final Map<JobId, MemoryJob> jobs = new LinkedHashMap<>();

  Memory(Clock clock) {
    this.clock = clock;
  }

  /** A row of the map with its timestamp, which has seconds as in the real one. */
  private record Stamped(LocalDateTime timestamp, MapEntry entry) {}

  synchronized MemorySession claim(JobClaim claim) {
    var job = jobs.get(claim.id());
    if (claim.resume() && job == null) {
      throw new IllegalStateException("There is no job " + claim.id() + " to resume.");
    }
    if (!claim.resume() && job != null) {
      throw new IllegalStateException("Job " + claim.id() + " is there already.");
    }
    claim.barredBy(jobs()).ifPresent(Memory::refuse);
    var before = job == null ? null : job.toRecord();
    var taken = jobs.computeIfAbsent(claim.id(), id -> new MemoryJob(claim, clock.instant()));
    int epoch = taken.startingAt(claim.startingNode()).take();
    return new MemorySession(this, claim.id(), epoch, before, taken.requests());
  }

  private static void refuse(JobRecord job) {
    throw ClaimException.barredBy(job);
  }

  /** The holder is told without this object's monitor: it may have to wait for others. */
  Optional<String> requestStop(JobId id, StopRequest request) {
    Optional<StopRequests> held;
    synchronized (this) {
      held = Optional.of(job(id)).filter(MemoryJob::isHeld).map(MemoryJob::requests);
    }
    held.ifPresent(requests -> requests.add(request));
    return held.map(requests -> SESSION);
  }

  synchronized List<JobRecord> jobs() {
    var newestFirst = new ArrayList<JobRecord>();
    jobs.values().forEach(job -> newestFirst.add(0, job.toRecord()));
    return newestFirst;
  }

  /** The job; the caller holds this object's monitor while it uses it. */
  MemoryJob job(JobId id) {
    return known(id).orElseThrow(() -> new IllegalStateException("There is no job " + id + "."));
  }

  /** The job, if it is there; the caller holds this object's monitor while it uses it. */
  Optional<MemoryJob> known(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  Instant now() {
    return clock.instant();
  }

  synchronized void put(MapEntry entry) {
    map.add(new Stamped(LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS), entry));
  }

  synchronized void remove(Predicate<MapEntry> condition) {
    map.removeIf(stamped -> condition.test(stamped.entry()));
  }

  synchronized Optional<JobId> jobOf(MapEntry entry) {
    return jobs().stream().map(JobRecord::id).filter(id -> job(id).made(entry)).findFirst();
  }

  synchronized List<MapEntry> oldestFirst() {
    return sorted().map(Stamped::entry).toList();
  }

  synchronized List<MapEntry> newestFirst(Predicate<MapEntry> condition) {
    var found = new ArrayList<MapEntry>();
    sorted().map(Stamped::entry).filter(condition).forEach(entry -> found.add(0, entry));
    return found;
  }

  private Stream<Stamped> sorted() {
    return map.stream().sorted(Comparator.comparing(Stamped::timestamp));
  }

  @Override
  public synchronized String toString() {
    return "In-memory ID map\n"
        + sorted().map(row -> "  " + row.timestamp() + " " + row.entry() + "\n").collect(joined())
        + jobs.values().stream().map(MemoryJob::toString).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }
}
