package org.ingestworkbench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;

/** Something that happens to a creation; what it throws the engine gets. */
interface Mishap {

  Mishap NONE = creation -> {};

  void on(Creation creation);

  /** Something that happens at certain creations. */
  static Mishap at(Predicate<Creation> which, Runnable what) {
    return creation -> {
      if (which.test(creation)) {
        what.run();
      }
    };
  }

  /** The answer to them is this fault. */
  static Mishap failing(Predicate<Creation> which, Supplier<RuntimeException> fault) {
    return at(
        which,
        () -> {
          throw fault.get();
        });
  }

  /** The repository does not take them. */
  static Mishap refusing(Predicate<Creation> which) {
    return failing(which, () -> RepositoryException.refusal("refused.", 422));
  }

  /** The repository breaks with this status, and nobody knows whether they were made. */
  static Mishap breaking(int status, Predicate<Creation> which) {
    return failing(which, () -> WatchedRepository.broken(status));
  }

  /** The first answers are lost. */
  static Mishap losing(int answers) {
    var left = new AtomicInteger(answers);
    return failing(creation -> left.getAndDecrement() > 0, WatchedRepository::lost);
  }

  /** The process dies. */
  static Mishap dying(Predicate<Creation> which) {
    return failing(which, () -> new IllegalStateException("A crash."));
  }
}
