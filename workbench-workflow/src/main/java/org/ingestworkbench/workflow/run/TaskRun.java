package org.ingestworkbench.workflow.run;

import java.io.IOException;

/** One run of one task. All but {@link #run} may be called by any thread, at any time. */
interface TaskRun {

  /** Does it; what it throws is the task's error. */
  TaskEnd run() throws IOException, InterruptedException;

  /** A user cancelled the instance. A task that runs finishes all the same. */
  default void canceled() {}

  /** The service is being closed: come to an end in order, to be run again. */
  void leave();

  /** Drop what is under way. */
  void abort();

  /** Look again: something may have changed. */
  default void wake() {}
}
