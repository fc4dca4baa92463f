package org.ingestworkbench.workflow;

import java.io.IOException;

/** What a command or notification task of the host application does. */
@FunctionalInterface
public interface TaskAction {

  /**
   * Does all of the work: a task that is run again begins anew. An abort interrupts the thread.
   *
   * @throws IOException is a recoverable error; see {@link TaskException} for others
   * @throws InterruptedException when the thread was interrupted
   */
  void run(TaskContext context) throws IOException, InterruptedException;
}
