package org.ingestworkbench.workflow;

/** Makes the job of a mapping task, each time that the task is run. */
@FunctionalInterface
public interface JobRecipe {

  /**
   * Makes the job. It must be named {@link TaskContext#jobName} and resume ({@link
   * org.ingestworkbench.Recovery#resumeBeside}), or what was interrupted is made twice.
   *
   * @throws RuntimeException as {@link org.ingestworkbench.IngestJob#run} does; see {@link
   *     TaskException} for what is recoverable
   */
  MappingJob make(TaskContext context);
}
