package org.ingestworkbench.cli.create;

import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.store.JobRecord;

/** What is said when the site has answered and the job is claimed. */
record StartReporter(ConsoleReporter voice, String host, String configName) implements JobListener {

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    voice.say("OK, connection to Drupal at " + host + " verified.");
    voice.say("\"Create\" task started using config file " + configName + ".");
    if (resumed) {
      voice.say(
          "Resuming the job of "
              + job.started()
              + ": "
              + job.rowsDone()
              + " rows are done, "
              + job.rowsNotDone()
              + " that were begun are not.");
    }
  }

  @Override
  public void boundary(Boundary boundary) {
    JobMessages.boundary(boundary).forEach(voice::say);
  }
}
