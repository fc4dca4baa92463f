package org.ingestworkbench.workflow.run;

import java.io.IOException;

/** One run of one task. Any thread may call the other methods while {@link #run} works. */
interface TaskRun {

  /** Does the work. An exception is an error of the task. */
  TaskEnd run() throws IOException, InterruptedException;

  /** A user cancelled the instance. The task goes on to its end all the same. */
  default void canceled() {}

  /** The service is being closed. The task comes to an end in order, and is run again later. */
  void leave();

  /** The task stops at once. */
  void abort();

  /** The task looks at the store again, since something may have changed. */
  default void wake() {}
}
