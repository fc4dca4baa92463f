package org.ingestworkbench.workflow;

/** Makes the job of a mapping task, each time that the task is run. */
@FunctionalInterface
public interface JobRecipe {

  /**
   * Makes the job. Its name must be {@link TaskContext#jobName}, and it must resume ({@link
   * org.ingestworkbench.Recovery#resumeBeside}): otherwise an interrupted run makes its objects
   * twice.
   *
   * @throws RuntimeException as {@link org.ingestworkbench.IngestJob#run} does; see {@link
   *     TaskException} for what is recoverable
   */
  MappingJob make(TaskContext context);
}
