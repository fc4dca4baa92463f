package org.ingestworkbench.cli.job;

import java.time.Duration;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;

/** Says on the console how far the making of a map has come. */
final class RebuildReporter implements JobListener {

  private static final int EVERY = 1_000;

  private final ConsoleReporter reporter;
  private long nodes;

  RebuildReporter(ConsoleReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    if (event.key().kind().makesNode() && ++nodes % EVERY == 0) {
      reporter.out().line(nodes + " nodes found so far.");
    }
  }

  @Override
  public void problem(Problem problem) {
    if (problem.severity() != Problem.Severity.NOTE) {
      reporter.out().line("Warning: " + JobMessages.problem(problem));
    }
  }

  @Override
  public void waiting(Duration duration, String reason) {
    reporter.out().line(JobMessages.waiting(duration, reason));
  }
}
