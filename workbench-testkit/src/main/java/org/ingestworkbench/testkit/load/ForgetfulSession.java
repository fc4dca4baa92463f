package org.ingestworkbench.testkit.load;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StopRequest;
import org.jspecify.annotations.Nullable;

/** Takes every write and keeps none. */
final class ForgetfulSession implements JobSession {

  private final ForgetfulStore store;
  private final JobClaim claim;

  ForgetfulSession(ForgetfulStore store, JobClaim claim) {
    this.store = store;
    this.claim = claim;
  }

  @Override
  public JobId id() {
    return claim.id();
  }

  @Override
  public JobRecord job() {
    return store.record(claim);
  }

  @Override
  public Optional<JobRecord> before() {
    return Optional.empty();
  }

  @Override
  public void whenAskedToStop(Consumer<StopRequest> told) {}

  @Override
  public Optional<StepRecord> find(StepKey key) {
    return Optional.empty();
  }

  @Override
  public List<StepRecord> stepsOf(String rowId) {
    return List.of();
  }

  @Override
  public void begin(
      StepKey key,
      UUID uuid,
      int generation,
      String fingerprint,
      @Nullable Change change,
      @Nullable String nodeId) {}

  @Override
  public Optional<String> nodeOf(StepKey key) {
    return Optional.empty();
  }

  @Override
  public Optional<Change> change(StepKey key) {
    return Optional.empty();
  }

  @Override
  public void complete(
      StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {}

  @Override
  public void identify(StepKey key, String id, @Nullable MapEntry entry) {}

  @Override
  public OptionalLong highestNodeBefore(StepKey key) {
    return OptionalLong.empty();
  }

  @Override
  public void refuse(StepKey key, String error) {}

  @Override
  public void unresolved(StepKey key, String why) {}

  @Override
  public void rollingBack() {}

  @Override
  public void rolledBack(StepKey key) {}

  @Override
  public Optional<RowRecord> row(String rowId) {
    return Optional.empty();
  }

  @Override
  public void startRow(String rowId, long line, String fingerprint) {
    store.rowStarted();
  }

  @Override
  public void gaveUp(String rowId, int status) {}

  @Override
  public void endRow(String rowId, Outcome outcome) {
    if (outcome.done()) {
      store.rowDone();
    }
  }

  @Override
  public void reopenRow(String rowId) {}

  @Override
  public void rows(Consumer<RowRecord> consumer) {}

  @Override
  public void completedLastFirst(Consumer<StepRecord> consumer) {}

  @Override
  public void open(Consumer<StepRecord> consumer) {}

  @Override
  public void completed(Consumer<StepRecord> consumer) {}

  @Override
  public void keepManifest(Iterator<byte[]> blocks) {
    blocks.forEachRemaining(block -> {});
  }

  @Override
  public void manifest(Consumer<byte[]> blocks) {}

  @Override
  public void end(JobState state) {}

  @Override
  public void close() {}
}
