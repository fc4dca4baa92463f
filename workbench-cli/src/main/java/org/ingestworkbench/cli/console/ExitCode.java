package org.ingestworkbench.cli.console;

import org.ingestworkbench.JobReport;
import org.ingestworkbench.RollbackReport;
import org.ingestworkbench.verify.VerifyReport;
import org.jspecify.annotations.Nullable;

/** What the command tells its caller; the numbers are documented and never change. */
public enum ExitCode {
  /** Every row is done. */
  DONE(0),
  /** The job ended, but some rows are not done. */
  NOT_ALL_DONE(1),
  /** Wrong usage, configuration or input; nothing was written. */
  WRONG(2),
  /** The job stopped and can be resumed. */
  STOPPED(3),
  /** Stopped because that was asked for: by ctrl-c, or from another process. */
  INTERRUPTED(130),
  /** Stopped by SIGTERM. */
  TERMINATED(143);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** How a run ended, when no signal came. */
  public static ExitCode of(JobReport report) {
    var stopped = report.stoppedAt();
    if (stopped != null && stopped.asked()) {
      return INTERRUPTED;
    }
    return switch (report.state()) {
      case FINISHED, ROLLED_BACK -> DONE;
      case FINISHED_WITH_FAILURES -> NOT_ALL_DONE;
      case RUNNING, ROLLING_BACK, STOPPED, CANCELLED, ABORTED -> STOPPED;
    };
  }

  /** How a rollback ended, when no signal came. */
  public static ExitCode of(RollbackReport report) {
    return of(report.complete(), report.stopped(), report.fault());
  }

  /** How a verification ended, when no signal came. */
  public static ExitCode of(VerifyReport report) {
    return of(report.complete(), report.stopped(), report.fault());
  }

  private static ExitCode of(boolean complete, String stopped, @Nullable Throwable fault) {
    if (complete) {
      return DONE;
    } else if (stopped.isEmpty()) {
      return NOT_ALL_DONE;
    }
    return fault == null ? INTERRUPTED : STOPPED;
  }
}
