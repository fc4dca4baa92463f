package org.ingestworkbench.cli.create;

import java.util.List;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.WorkbenchLog;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;

/** How a check tells what it found; the log has every problem in either case. */
public enum CheckFormat {
  /** For people: grouped and counted, at the end. */
  TEXT {
    @Override
    public JobListener listener(WorkbenchConfig config, ConsoleWriter out) {
      return new WorkbenchLog(config.host(), config.task());
    }

    @Override
    public ConsoleWriter console(CommandEnvironment environment) {
      return environment.out();
    }

    @Override
    public void tell(CheckReport report, String task, String config, ConsoleWriter out) {
      new CheckText(report).lines().forEach(out::line);
      if (report.ok()) {
        out.line(
            "Configuration and input data appear to be valid. However, you should review your"
                + " Workbench log after running --check.");
      }
      log(report, task, config, out);
    }

    @Override
    public void refused(InputException refusal, String config, ConsoleWriter out) {
      throw refusal;
    }
  },
  /** For programs: each problem as it is found, one JSON object a line, and nothing else. */
  JSON {
    @Override
    public JobListener listener(WorkbenchConfig config, ConsoleWriter out) {
      return JobListener.all(
          List.of(new WorkbenchLog(config.host(), config.task()), new ProblemJson(out)));
    }

    @Override
    public ConsoleWriter console(CommandEnvironment environment) {
      return environment.err();
    }

    @Override
    public void tell(CheckReport report, String task, String config, ConsoleWriter out) {
      log(report, task, config, out);
    }

    @Override
    public void refused(InputException refusal, String config, ConsoleWriter out) {
      var problems =
          refusal.problems().isEmpty()
              ? List.of(
                  new Problem(
                      Code.SETTING_INVALID,
                      Severity.ERROR,
                      Place.file(config),
                      String.valueOf(refusal.getMessage())))
              : refusal.problems();
      problems.forEach(new ProblemJson(out)::problem);
    }
  };

  /** What is told of each problem as it is found. */
  public abstract JobListener listener(WorkbenchConfig config, ConsoleWriter out);

  /** Where a person is told what the check does meanwhile. */
  public abstract ConsoleWriter console(CommandEnvironment environment);

  /** What is said in the end. */
  public abstract void tell(CheckReport report, String task, String config, ConsoleWriter out);

  /** The configuration itself is wrong, so that nothing else could be looked at. */
  public abstract void refused(InputException refusal, String config, ConsoleWriter out);

  private static void log(CheckReport report, String task, String config, ConsoleWriter out) {
    if (report.ok()) {
      new ConsoleReporter(out)
          .log(
              "Configuration checked for \""
                  + task
                  + "\" task using config file \""
                  + config
                  + "\", no problems found.");
    }
  }
}
