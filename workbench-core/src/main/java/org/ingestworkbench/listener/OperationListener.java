package org.ingestworkbench.listener;

import java.time.Duration;

/**
 * What every operation tells, be it a run, a check, a rollback or the making of a lost map: what it
 * asks the repository for, and how long it waits. {@link JobListener} and {@link RollbackListener}
 * say on which thread and in what order.
 */
public interface OperationListener {

  /**
   * The operation waits before it tries again: it begins now, and {@link #waited} tells its end.
   *
   * @param longest how long it is to take; a stop ends it sooner, another wait may prolong it
   */
  default void waiting(Duration longest, String reason) {}

  /**
   * A wait is over.
   *
   * @param took how long it took
   * @param reason that of {@link #waiting}
   */
  default void waited(Duration took, String reason) {}

  /** A request is sent; {@link #requestEnded} follows. Comes from the thread that waits for it. */
  default void requestSent(RepositoryRequest request) {}

  /** A request was answered, or is not waited for any more. */
  default void requestEnded(RequestEnd end) {}
}
