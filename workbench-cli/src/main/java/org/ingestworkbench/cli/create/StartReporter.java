package org.ingestworkbench.cli.create;

import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.store.JobRecord;

/** What is said when the site has answered and the job is claimed. */
record StartReporter(ConsoleReporter reporter, WorkbenchConfig config, String configName)
    implements JobListener {

  /** Said before anything is made, and once more at the end; the log has it once. */
  @Override
  public void problem(Problem problem) {
    if (problem.code() == Problem.Code.JOB_UNFINISHED) {
      reporter.out().line("Warning: " + problem.message());
    }
  }

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    reporter.say("OK, connection to Drupal at " + config.host() + " verified.");
    reporter.say(task() + " task started using config file " + configName + ".");
    if (resumed) {
      reporter.say(
          "Resuming the job of "
              + job.started()
              + ": "
              + job.rowsDone()
              + " rows are done, "
              + job.rowsNotDone()
              + " that were begun are not.");
    }
  }

  /** As Islandora Workbench writes it. */
  private String task() {
    var quoted = '"' + config.taskWords() + '"';
    return config.task().changes()
        ? quoted + " (" + config.text("update_mode").orElseThrow() + ")"
        : quoted;
  }

  @Override
  public void boundary(Boundary boundary) {
    JobMessages.boundary(boundary).forEach(reporter::say);
  }
}
