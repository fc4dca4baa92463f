package org.ingestworkbench.retry;

import java.util.function.Supplier;

/** How a question is asked: with the waits and retries of the operation that asks. */
public interface Asker {

  /**
   * Asks a question, again if that is worth it.
   *
   * @throws org.ingestworkbench.repository.RepositoryException when there was no answer
   */
  <T> T ask(Supplier<T> question);
}
