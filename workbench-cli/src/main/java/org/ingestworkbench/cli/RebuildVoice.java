package org.ingestworkbench.cli;

import java.time.Duration;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.Problem;

/** Says on the console how far the making of a map has come. */
final class RebuildVoice implements JobListener {

  private static final int EVERY = 1_000;

  private final Voice voice;
  private long nodes;

  RebuildVoice(Voice voice) {
    this.voice = voice;
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    if (event.key().kind().makesNode() && ++nodes % EVERY == 0) {
      voice.out().line(nodes + " nodes found so far.");
    }
  }

  @Override
  public void problem(Problem problem) {
    if (problem.severity() != Problem.Severity.NOTE) {
      voice.out().line("Warning: " + JobMessages.problem(problem));
    }
  }

  @Override
  public void waiting(Duration duration, String reason) {
    voice.out().line(JobMessages.waiting(duration, reason));
  }
}
