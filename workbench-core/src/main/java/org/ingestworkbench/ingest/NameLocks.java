package org.ingestworkbench.ingest;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Permits;

/**
 * NameLocks of what is sent by one row at a time: a file that the repository refuses while another
 * of its name is under way, a term that several rows want. Who waits for a name holds none, and no
 * permit.
 */
public final class NameLocks {

  private final Permits permits;
  private final StopSignal signal;
  private final Set<String> taken = new HashSet<>();

  public NameLocks(Permits permits, StopSignal signal) {
    this.permits = permits;
    this.signal = signal;
    signal.whenStopped(this::wake);
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Takes all of them, if they are free now. */
  synchronized Optional<Hold> take(Collection<String> names) {
    if (names.stream().anyMatch(taken::contains)) {
      return Optional.empty();
    }
    taken.addAll(names);
    return Optional.of(new Hold(names));
  }

  /**
   * Waits until all of them are free, which they may be no more when this returns. Throws when the
   * run is to stop: what is under way is finished, but not waited for.
   */
  void await(Collection<String> names) {
    permits.waiting(() -> awaitFree(names));
  }

  private synchronized void awaitFree(Collection<String> names) {
    try {
      while (names.stream().anyMatch(taken::contains) && !signal.stopping()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HaltedException();
    }
    if (signal.stopping()) {
      throw new HaltedException();
    }
  }

  private synchronized void leave(Collection<String> names) {
    names.forEach(taken::remove);
    notifyAll();
  }

  /** NameLocks that were taken together; used by one thread. */
  final class Hold implements AutoCloseable {
    private List<String> left;

    private Hold(Collection<String> names) {
      left = List.copyOf(names);
    }

    /** Gives the first back that is left, if any is. */
    void leaveFirst() {
      if (!left.isEmpty()) {
        var first = left.get(0);
        left = left.subList(1, left.size());
        leave(left.contains(first) ? List.of() : List.of(first));
      }
    }

    @Override
    public void close() {
      leave(left);
      left = List.of();
    }
  }
}
