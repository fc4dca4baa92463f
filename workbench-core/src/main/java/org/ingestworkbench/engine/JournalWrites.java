package org.ingestworkbench.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.spi.JobChanges;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobSession;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of one item: what can wait is written with what cannot, as one change. Safe
 * for several threads.
 */
final class JournalWrites {

  private final JobSession session;
  private final JobListener listener;
  private final Queue<Change> waiting = new ArrayDeque<>();
  private @Nullable RuntimeException broken;

  /** Something to write, and what to tell the listener when it is durable. */
  private record Change(Consumer<JobChanges> write, Consumer<JobListener> event) {}

  JournalWrites(JobSession session, JobListener listener) {
    this.session = session;
    this.listener = listener;
  }

  /** Writes it with what is written next. */
  void later(Consumer<JobChanges> change) {
    later(change, listener -> {});
  }

  /** Writes it with what is written next, and then tells the listener of it. */
  void later(Consumer<JobChanges> change, Consumer<JobListener> event) {
    synchronized (waiting) {
      waiting.add(new Change(change, event));
    }
  }

  /** Writes it with what waits. */
  void write(Consumer<JobChanges> change) {
    later(change);
    flush();
  }

  /** Writes it with what waits, and then tells the listener of it. */
  void write(Consumer<JobChanges> change, Consumer<JobListener> event) {
    later(change, event);
    flush();
  }

  /**
   * Writes what waits, if anything does; in the order in which it came, whoever asks. After a write
   * that failed nobody writes any more, and everybody gets the same fault: what it was to write is
   * known here and not in the store, and the item must not go on or end as if it were.
   */
  synchronized void flush() {
    if (broken != null) {
      throw broken;
    }
    var all = taken();
    if (!all.isEmpty()) {
      write(all);
      all.forEach(change -> change.event().accept(listener));
    }
  }

  private void write(List<Change> all) {
    try {
      session.together(changes -> all.forEach(change -> change.write().accept(changes)));
    } catch (RuntimeException fault) {
      broken = fault;
      throw fault;
    }
  }

  /** Does something, and writes what waits in whatever way that ends. */
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
