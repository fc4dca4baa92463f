package org.ingestworkbench.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;

/** Reads a {@link MemoryJob}, which need not be there. */
class MemoryReader implements JournalReader {
  final Memory memory;
  final JobId id;

  MemoryReader(Memory memory, JobId id) {
    this.memory = memory;
    this.id = id;
  }

  private <T> T read(Function<MemoryJob, T> question, T withoutJob) {
    synchronized (memory) {
      return memory.known(id).map(question).orElse(withoutJob);
    }
  }

  @Override
  public final Optional<RowRecord> row(String rowId) {
    return read(job -> job.row(rowId), Optional.empty());
  }

  @Override
  public final Optional<StepRecord> find(StepKey key) {
    return read(job -> job.find(key), Optional.empty());
  }

  @Override
  public final Optional<String> nodeOf(StepKey key) {
    return read(job -> job.nodeOf(key), Optional.empty());
  }

  @Override
  public final Optional<Change> change(StepKey key) {
    return read(job -> job.change(key), Optional.empty());
  }

  @Override
  public final OptionalLong highestNodeBefore(StepKey key) {
    return read(job -> job.highestNodeBefore(key), OptionalLong.empty());
  }

  @Override
  public final List<StepRecord> stepsOf(String rowId) {
    return read(job -> job.stepsOf(rowId), List.of());
  }

  @Override
  public final void completedLastFirst(Consumer<StepRecord> consumer) {
    lastFirst(read(MemoryJob::completed, List.of()), consumer);
  }

  @Override
  public final void open(Consumer<StepRecord> consumer) {
    lastFirst(read(MemoryJob::open, List.of()), consumer);
  }

  private static void lastFirst(List<StepRecord> steps, Consumer<StepRecord> consumer) {
    var reversed = new ArrayList<>(steps);
    Collections.reverse(reversed);
    reversed.forEach(consumer);
  }

  @Override
  public final void rows(Consumer<RowRecord> consumer) {
    read(MemoryJob::rows, List.<RowRecord>of()).forEach(consumer);
  }

  @Override
  public final void manifest(Consumer<byte[]> blocks) {
    read(MemoryJob::manifest, List.<byte[]>of()).forEach(block -> blocks.accept(block.clone()));
  }
}
