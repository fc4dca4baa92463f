package org.ingestworkbench.memory;

import static org.ingestworkbench.memory.MapFilter.orEmpty;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StopRequests;
import org.jspecify.annotations.Nullable;

/** A claim on a {@link MemoryJob}: what reads its journal, and writes it under the claim. */
final class MemorySession extends MemoryReader implements JobSession {
  private final int epoch;
  private final @Nullable JobRecord before;
  private final StopRequests requests;

  /**
   * @param before the job before it was claimed; null for a new one
   * @param requests what is asked of this session
   */
  MemorySession(
      Memory memory, JobId id, int epoch, @Nullable JobRecord before, StopRequests requests) {
    super(memory, id);
    this.epoch = epoch;
    this.before = before;
    this.requests = requests;
  }

  private <T> T read(Function<MemoryJob, T> question) {
    synchronized (memory) {
      return question.apply(memory.job(id));
    }
  }

  private void write(Consumer<MemoryJob> change) {
    synchronized (memory) {
      var job = memory.job(id);
      job.check(epoch);
      change.accept(job);
    }
  }

  @Override
  public JobId id() {
    return id;
  }

  @Override
  public JobRecord job() {
    return read(MemoryJob::toRecord);
  }

  @Override
  public Optional<JobRecord> before() {
    return Optional.ofNullable(before);
  }

  @Override
  public void whenAskedToStop(Consumer<StopRequest> told) {
    requests.tell(told);
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
        job -> {
          job.save(
              job.find(key)
                  .map(step -> step.begun(uuid, generation, fingerprint))
                  .orElseGet(() -> StepRecord.first(key, uuid, generation, fingerprint)));
          job.keep(key, change);
          job.keep(key, nodeId);
        });
  }

  @Override
  public void complete(
      StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
    if (entry != null && !key.kind().makesNode()) {
      throw new IllegalArgumentException("Step \"" + key + "\" makes no node for the ID map.");
    }
    write(
        job -> {
          job.change(key, step -> step.completed(confirmation, adopted));
          Optional.ofNullable(entry).ifPresent(memory::put);
        });
  }

  @Override
  public void identify(StepKey key, String id, @Nullable MapEntry entry) {
    write(
        job -> {
          job.change(key, step -> step.identified(id));
          Optional.ofNullable(entry).ifPresent(memory::put);
        });
  }

  @Override
  public void refuse(StepKey key, String error) {
    move(key, step -> step.refused(error));
  }

  @Override
  public void unresolved(StepKey key, String why) {
    move(key, step -> step.unresolved(why));
  }

  private void move(StepKey key, UnaryOperator<StepRecord> move) {
    write(job -> job.change(key, move));
  }

  @Override
  public void rollingBack() {
    write(MemoryJob::rollingBack);
  }

  @Override
  public void rolledBack(StepKey key) {
    write(
        job -> {
          var step = job.change(key, StepRecord::rolledBack);
          if (key.kind().makesNode()) {
            memory.remove(madeBy(step, job.toRecord().key().host()));
          }
        });
  }

  /**
   * The row of the map that a step left; Workbench's rows may have no host or end it in a slash.
   */
  private static Predicate<MapEntry> madeBy(StepRecord step, String host) {
    var key = step.key();
    var csvId = key.kind() == Kind.PAGE ? key.qualifier() : key.rowId();
    var confirmed = step.confirmation();
    return entry ->
        confirmed != null
            && entry.nodeId().equals(confirmed.id())
            && entry.csvId().equals(csvId)
            && (orEmpty(entry.host()).isEmpty() || bare(entry.host()).equals(bare(host)));
  }

  private static String bare(@Nullable String host) {
    return orEmpty(host).replaceFirst("/+$", "");
  }

  @Override
  public void keepManifest(Iterator<byte[]> blocks) {
    var kept = new ArrayList<byte[]>();
    blocks.forEachRemaining(block -> kept.add(block.clone()));
    write(job -> job.keepManifest(kept));
  }

  @Override
  public void startRow(String rowId, long line, String fingerprint) {
    write(job -> job.startRow(rowId, line, fingerprint));
  }

  @Override
  public void gaveUp(String rowId, int status) {
    write(job -> job.gaveUp(rowId, status));
  }

  @Override
  public void endRow(String rowId, Outcome outcome) {
    write(job -> job.endRow(rowId, outcome.kind(), outcome.reason()));
  }

  @Override
  public void reopenRow(String rowId) {
    write(job -> job.endRow(rowId, null, ""));
  }

  @Override
  public void completed(Consumer<StepRecord> consumer) {
    read(MemoryJob::completed).forEach(consumer);
  }

  @Override
  public void end(JobState state) {
    write(job -> job.end(state, memory.now()));
    requests.end();
  }

  @Override
  public void close() {
    requests.end();
    synchronized (memory) {
      memory.job(id).release(epoch);
    }
  }

  /** Its process dies: the job may be claimed again, and this session writes until it is. */
  void die() {
    synchronized (memory) {
      memory.job(id).orphan(epoch);
    }
  }
}
