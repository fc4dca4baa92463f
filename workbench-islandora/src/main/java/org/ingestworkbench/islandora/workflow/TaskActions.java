package org.ingestworkbench.islandora.workflow;

import java.io.IOException;
import java.util.List;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.workflow.MappingJob;
import org.ingestworkbench.workflow.TaskContext;

/** Does what the tasks of a {@link WorkflowConfig} are about. */
public interface TaskActions {

  /**
   * Makes the job of a configuration; it must be named {@link TaskContext#jobName} and resume.
   *
   * @param config with what the workflow adds to it
   */
  MappingJob job(WorkbenchConfig config, TaskContext context);

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments
   * @throws IOException when it cannot be run, or says that it failed
   */
  void command(List<String> command, TaskContext context) throws IOException, InterruptedException;
}
