package org.ingestworkbench.journal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.JobSession;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of one item: what can wait is written with what cannot, as one change. Safe
 * for several threads.
 */
final class JournalWrites {

  private final JobSession session;
  private final JobListener listener;
  private final Permits permits;
  private final Queue<Change> waiting = new ArrayDeque<>();
  private @Nullable RuntimeException broken;

  /**
   * Something to write, or only to tell.
   *
   * @param write null for nothing
   * @param settled the step that is begun no more when it is durable; null for none
   * @param event what to tell the listener then
   */
  private record Change(
      @Nullable Consumer<JobChanges> write,
      @Nullable StepKey settled,
      Consumer<JobListener> event) {}

  JournalWrites(JobSession session, JobListener listener, Permits permits) {
    this.session = session;
    this.listener = listener;
    this.permits = permits;
  }

  /** Writes it with what is written next. */
  void later(Consumer<JobChanges> change) {
    add(new Change(change, null, listener -> {}));
  }

  /** Writes with what is written next that a step is done, and then tells the listener of it. */
  void later(StepKey step, Consumer<JobChanges> change, Consumer<JobListener> event) {
    add(new Change(change, step, event));
  }

  /** Tells the listener with what is written next; nothing is written for it. */
  void tell(Consumer<JobListener> event) {
    add(new Change(null, null, event));
  }

  private void add(Change change) {
    synchronized (waiting) {
      waiting.add(change);
    }
  }

  /** Writes it with what waits. */
  void write(Consumer<JobChanges> change) {
    later(change);
    flush();
  }

  /** Writes with what waits that a step is begun, and then tells the listener of it. */
  void begin(StepKey step, Consumer<JobChanges> change, Consumer<JobListener> event) {
    permits.begins(step);
    add(new Change(change, null, event));
    flush();
  }

  /** Writes with what waits that a step is begun no more, and then tells the listener of it. */
  void settle(StepKey step, Consumer<JobChanges> change, Consumer<JobListener> event) {
    add(new Change(change, step, event));
    flush();
  }

  /**
   * Writes what waits, if anything does; in the order in which it came. After a write that failed
   * nothing is written any more, and every caller gets the same fault: what it was to write is
   * known here and not in the store, and the item must not go on or end as if it were.
   */
  synchronized void flush() {
    if (broken != null) {
      throw broken;
    }
    var all = taken();
    if (!all.isEmpty()) {
      write(all.stream().map(Change::write).flatMap(Stream::ofNullable).toList());
      all.stream().map(Change::settled).filter(Objects::nonNull).forEach(permits::settled);
      all.forEach(change -> change.event().accept(listener));
    }
  }

  private void write(List<Consumer<JobChanges>> all) {
    try {
      if (!all.isEmpty()) {
        session.together(changes -> all.forEach(change -> change.accept(changes)));
      }
    } catch (RuntimeException fault) {
      broken = fault;
      throw fault;
    }
  }

  /** Does something, and writes what waits, however that ends. */
  <T> T writing(Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException fault) {
      flushAfter(fault);
      throw fault;
    }
    flush();
    return result;
  }

  /** A store that cannot take it any more does not hide what happened first. */
  private void flushAfter(RuntimeException fault) {
    try {
      flush();
    } catch (RuntimeException another) {
      if (another != fault) {
        fault.addSuppressed(another);
      }
    }
  }

  private List<Change> taken() {
    synchronized (waiting) {
      var all = List.copyOf(waiting);
      waiting.clear();
      return all;
    }
  }
}
