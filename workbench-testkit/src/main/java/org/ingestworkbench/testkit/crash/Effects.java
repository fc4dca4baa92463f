package org.ingestworkbench.testkit.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the effects of a run and lets the chosen one fail. Safe for use by many threads; which
 * effect is the N-th is then a matter of the schedule.
 */
final class Effects {

  private final Failure failure;
  private final List<String> log = new ArrayList<>();
  private int count;
  private boolean dead;

  Effects(Failure failure) {
    this.failure = failure;
  }

  /** Whether the chosen effect came. */
  synchronized boolean failed() {
    return failure.effect() > 0 && count >= failure.effect();
  }

  /** Whether the process counts as dead. */
  synchronized boolean died() {
    return dead;
  }

  /** What happened, in order. */
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  /**
   * Does an effect, or fails.
   *
   * @param once makes the exception of a failure in passing
   */
  <T> T perform(
      String name, Supplier<T> effect, Function<String, ? extends WorkbenchException> once) {
    if (!next(name)) {
      return effect.get();
    }
    if (failure.after()) {
      unheard(effect.get());
    }
    throw failure.forGood() ? new ProcessDiedException() : once.apply(failure.toString());
  }

  /** It was done, and the caller does not hear what it came to. */
  private static void unheard(@Nullable Object answer) {
    if (answer instanceof Throwable) {
      throw new IllegalStateException("An effect is done or throws: " + answer);
    }
  }

  /** Whether the effect is the one to fail; throws when the process is dead already. */
  private synchronized boolean next(String name) {
    if (dead) {
      throw new ProcessDiedException();
    }
    count++;
    log.add(name);
    boolean chosen = count == failure.effect();
    dead = chosen && failure.forGood();
    return chosen;
  }

  /** What a dead process would have done is not done. */
  static final class ProcessDiedException extends WorkbenchException {
    private static final long serialVersionUID = 1L;

    ProcessDiedException() {
      super("The process died.");
    }
  }
}
