package org.ingestworkbench.testkit.forwarding;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StopRequest;
import org.jspecify.annotations.Nullable;

/**
 * Does what the session behind it does. Every write goes through {@link #write}; changes that are
 * written together are written one by one.
 */
public class ForwardingJobSession implements JobSession {

  /** The session behind this one. */
  protected final JobSession inner;

  /** A session that does what another does. */
  public ForwardingJobSession(JobSession inner) {
    this.inner = inner;
  }

  /**
   * Does a write.
   *
   * @param name what is written, for people
   */
  protected void write(String name, Runnable write) {
    write.run();
  }

  /** The key under which the session behind knows a step. */
  protected StepKey key(StepKey key) {
    return key;
  }

  @Override
  public JobId id() {
    return inner.id();
  }

  @Override
  public JobRecord job() {
    return inner.job();
  }

  @Override
  public Optional<JobRecord> before() {
    return inner.before();
  }

  @Override
  public void whenAskedToStop(Consumer<StopRequest> told) {
    inner.whenAskedToStop(told);
  }

  @Override
  public Optional<StepRecord> find(StepKey key) {
    return inner.find(key(key));
  }

  @Override
  public Optional<String> nodeOf(StepKey key) {
    return inner.nodeOf(key(key));
  }

  @Override
  public Optional<Change> change(StepKey key) {
    return inner.change(key(key));
  }

  @Override
  public List<StepRecord> stepsOf(String rowId) {
    return inner.stepsOf(rowId);
  }

  @Override
  public void stepsOf(String rowId, Consumer<StepRecord> consumer) {
    inner.stepsOf(rowId, consumer);
  }

  @Override
  public List<StepRecord> stepsBeside(ItemKey item) {
    return inner.stepsBeside(item);
  }

  @Override
  public void completedLastFirst(Consumer<StepRecord> consumer) {
    inner.completedLastFirst(consumer);
  }

  @Override
  public void open(Consumer<StepRecord> consumer) {
    inner.open(consumer);
  }

  @Override
  public void begin(
      StepKey key,
      UUID uuid,
      int generation,
      String fingerprint,
      @Nullable Change change,
      @Nullable String nodeId) {
    write(
        "begin " + key, () -> inner.begin(key(key), uuid, generation, fingerprint, change, nodeId));
  }

  @Override
  public void complete(
      StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
    write("complete " + key, () -> inner.complete(key(key), confirmation, adopted, entry));
  }

  @Override
  public void identify(StepKey key, String id, @Nullable MapEntry entry) {
    write("identify " + key, () -> inner.identify(key(key), id, entry));
  }

  @Override
  public OptionalLong highestNodeBefore(StepKey key) {
    return inner.highestNodeBefore(key(key));
  }

  @Override
  public void refuse(StepKey key, String error) {
    write("refuse " + key, () -> inner.refuse(key(key), error));
  }

  @Override
  public void unresolved(StepKey key, String why) {
    write("unresolved " + key, () -> inner.unresolved(key(key), why));
  }

  @Override
  public void rollingBack() {
    write("rolling back", inner::rollingBack);
  }

  @Override
  public void rolledBack(StepKey key) {
    write("rolled back " + key, () -> inner.rolledBack(key(key)));
  }

  @Override
  public Optional<RowRecord> row(String rowId) {
    return inner.row(rowId);
  }

  @Override
  public Map<String, RowRecord> rowsOf(Collection<String> rowIds) {
    return inner.rowsOf(rowIds);
  }

  @Override
  public Set<String> begun(Collection<String> rowIds) {
    return inner.begun(rowIds);
  }

  @Override
  public Map<String, EntityRef> subjectsOfDone(Collection<String> rowIds) {
    return inner.subjectsOfDone(rowIds);
  }

  @Override
  public void manifest(Consumer<byte[]> blocks) {
    inner.manifest(blocks);
  }

  @Override
  public void keepManifest(Iterator<byte[]> blocks) {
    write("keep manifest", () -> inner.keepManifest(blocks));
  }

  @Override
  public void startRow(String rowId, long line, String fingerprint) {
    write("start row " + rowId, () -> inner.startRow(rowId, line, fingerprint));
  }

  @Override
  public void gaveUp(String rowId, int status) {
    write("give up in row " + rowId, () -> inner.gaveUp(rowId, status));
  }

  @Override
  public void endRow(String rowId, Outcome outcome) {
    write("end row " + rowId, () -> inner.endRow(rowId, outcome));
  }

  @Override
  public void reopenRow(String rowId) {
    write("reopen row " + rowId, () -> inner.reopenRow(rowId));
  }

  @Override
  public void rows(Consumer<RowRecord> consumer) {
    inner.rows(consumer);
  }

  @Override
  public void completed(Consumer<StepRecord> consumer) {
    inner.completed(consumer);
  }

  @Override
  public void nodesMade(Consumer<StepRecord> consumer) {
    inner.nodesMade(consumer);
  }

  @Override
  public void end(JobState state) {
    write("end", () -> inner.end(state));
  }

  @Override
  public void close() {
    inner.close();
  }
}
