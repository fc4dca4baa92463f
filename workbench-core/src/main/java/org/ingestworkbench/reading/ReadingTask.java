package org.ingestworkbench.reading;

import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * What a reading asks for, and what becomes of it.
 *
 * @param <Q> what is asked for
 * @param <A> what it says
 */
public interface ReadingTask<Q, A> {

  /**
   * What is asked for next; null at the end. Called by one thread at a time. One that throws a
   * {@link RepositoryException} is called again if that is worth it, so it must not have lost
   * anything then.
   */
  @Nullable Q next();

  /**
   * Asks; called by several threads at once, and again after a fault that may pass.
   *
   * @throws RepositoryException when there is no answer
   */
  A read(Q question);

  /** Takes an answer; called by one thread at a time, in the order of the questions. */
  void done(Q question, A answer);

  /** The same where there is no answer, for a reason that is the question's own. */
  void failed(Q question, RepositoryException fault);
}
