package org.ingestworkbench.cli.create;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that give a run, or the jobs of a workflow, a window of time. */
public final class WindowOptions {

  @Option(
      names = "--until",
      paramLabel = "HH:MM",
      description = "Stop at this time of the day, in this machine's time zone; can be resumed.")
  private @Nullable String until;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Stop after this time, such as 8h or 90m; can be resumed.")
  private @Nullable String lasting;

  /**
   * The window that begins now; null when neither option is given.
   *
   * @throws org.ingestworkbench.model.InputException when both are, or one cannot be read
   */
  public @Nullable RunWindow window(Clock clock) {
    return RunWindow.of(clock, until, lasting);
  }
}
