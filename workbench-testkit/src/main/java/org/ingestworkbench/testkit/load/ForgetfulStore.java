package org.ingestworkbench.testkit.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.StopRequest;

/**
 * A store that counts rows and keeps nothing else. It breaks the contract of a store on purpose:
 * nothing can be resumed from it. One job at a time; safe for use by many threads.
 */
public final class ForgetfulStore implements IdMapStore {

  private final AtomicLong started = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  @Override
  public JobSession claim(JobClaim claim) {
    return new ForgetfulSession(this, claim);
  }

  void rowStarted() {
    started.incrementAndGet();
  }

  void rowDone() {
    done.incrementAndGet();
  }

  JobRecord record(JobClaim claim) {
    return new JobRecord(
        claim.id(),
        claim.key(),
        new JobRecord.Definition(claim.input(), claim.settings(), claim.seed(), null),
        new JobRecord.Progress(
            JobState.RUNNING, Instant.EPOCH, null, null, done.get(), started.get() - done.get()));
  }

  @Override
  public List<JobRecord> jobs() {
    return List.of();
  }

  @Override
  public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
    return Optional.empty();
  }

  @Override
  public JournalReader journal(JobId id) {
    throw new UnsupportedOperationException("A store that forgets has no journal.");
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return Optional.empty();
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return List.of();
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return Optional.empty();
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {}

  @Override
  public String toString() {
    return "a store that forgets";
  }

  @Override
  public void close() {}
}
