package org.ingestworkbench.cli.create;

import java.util.List;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.islandora.job.WorkbenchJob;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a signal does: the first lets the items in flight come to their end, the second drops them.
 * Both leave a job that can be resumed.
 */
final class StopOnSignal {

  private static final Logger LOG = LoggerFactory.getLogger("org.ingestworkbench.job");

  /** What is said when a run, or a check, is interrupted. */
  enum During {
    RUN(
        "Exiting before entire CSV processed. See log for more info.",
        "Workbench exiting after receiving \"ctrl-c\". Consult the documentation to learn how to"
            + " resume your batch."),
    CHECK(
        "Exiting before entire --check completed.",
        "Workbench exiting after receiving \"ctrl-c\" during --check.");

    private final String console;
    private final String log;

    During(String console, String log) {
      this.console = console;
      this.log = log;
    }
  }

  private final ConsoleWriter out;
  private final During during;
  private final String resume;
  private final WorkbenchJob job;
  private final TwoSignals signals = new TwoSignals();

  StopOnSignal(ConsoleWriter out, During during, String resume, WorkbenchJob job) {
    this.out = out;
    this.during = during;
    this.resume = resume;
    this.job = job;
  }

  /** Heeds signals from now on. */
  void on(Interrupts interrupts) {
    signals.on(interrupts, this::cancel, this::drop);
  }

  private void drop() {
    out.line("Aborting: what is under way is dropped.");
    LOG.warn("Workbench aborting after receiving a second signal.");
    job.abort();
  }

  private void cancel() {
    out.line(during.console);
    LOG.warn(during.log);
    job.cancel();
    if (during == During.RUN) {
      out.line("To resume: " + resume);
      LOG.warn("To resume: {}", resume);
      out.line(waiting(job.underWay()));
    }
  }

  private static String waiting(List<String> rows) {
    return rows.isEmpty()
        ? "No row is under way."
        : "Waiting for the rows under way: "
            + String.join(", ", rows)
            + "; once more to drop them.";
  }

  /**
   * A question that was dropped because of a signal is no error of its own; another one is thrown.
   */
  ExitCode codeInsteadOf(RepositoryException e) {
    var code = signals.codeInsteadOf(e);
    LOG.warn("Dropped: {}", e.getMessage());
    return code;
  }

  /** The signal that came first; null when none did. */
  Interrupts.@Nullable Kind first() {
    return signals.first();
  }
}
