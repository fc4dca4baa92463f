package org.ingestworkbench.cli.console;

import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/** What signals do to work under way: the first asks it to come to its end, another drops it. */
public final class TwoSignals {

  private final AtomicReference<Interrupts.@Nullable Kind> first = new AtomicReference<>();

  /** Heeds signals from now on. */
  public void on(Interrupts interrupts, Runnable cancel, Runnable drop) {
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
  public Interrupts.@Nullable Kind first() {
    return first.get();
  }

  /** The code of work that ended so, which is the signal's where it kept it from its end. */
  public ExitCode code(boolean whole, ExitCode otherwise) {
    var signal = first.get();
    return signal != null && !whole ? signal.exit() : otherwise;
  }

  /**
   * A question that was dropped because of a signal is no error of its own; another one is thrown.
   */
  public ExitCode codeInsteadOf(RepositoryException e) {
    var signal = first.get();
    if (signal == null) {
      throw e;
    }
    return signal.exit();
  }
}
