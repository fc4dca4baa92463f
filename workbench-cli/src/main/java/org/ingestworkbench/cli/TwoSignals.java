package org.ingestworkbench.cli;

import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/** What signals do to work under way: the first asks it to come to its end, another drops it. */
final class TwoSignals {

  private final AtomicReference<Interrupts.@Nullable Kind> first = new AtomicReference<>();

  /** Heeds signals from now on. */
  void on(Interrupts interrupts, Runnable cancel, Runnable drop) {
    interrupts.on(
        kind -> {
          if (first.compareAndSet(null, kind)) {
            cancel.run();
          } else {
            drop.run();
          }
        });
  }

  /** The signal that came first; null when none did. */
  Interrupts.@Nullable Kind first() {
    return first.get();
  }

  /** The code of work that ended so, which is the signal's where it kept it from its end. */
  ExitCode code(boolean whole, ExitCode otherwise) {
    var signal = first.get();
    return signal != null && !whole ? signal.exit() : otherwise;
  }

  /**
   * A question that was dropped because of a signal is no error of its own; another one is thrown.
   */
  ExitCode codeInsteadOf(RepositoryException e) {
    var signal = first.get();
    if (signal == null) {
      throw e;
    }
    return signal.exit();
  }
}
