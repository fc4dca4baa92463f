package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.time.Duration;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.cli.create.CheckFormat;
import org.ingestworkbench.cli.create.RunWindow;
import org.ingestworkbench.islandora.config.ExportKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.export.ExportListener;
import org.ingestworkbench.islandora.export.ExportReport;
import org.ingestworkbench.islandora.export.WorkbenchExport;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/** Runs or checks an export, with console and log. */
public final class ExportTask {

  private final CommandEnvironment environment;
  private final WorkbenchConfig config;
  private final ResumeCommand command;
  private final ConsoleReporter reporter;
  private @Nullable RunWindow window;

  public ExportTask(CommandEnvironment environment, WorkbenchConfig config, ResumeCommand command) {
    this.environment = environment;
    this.config = config;
    this.command = command;
    this.reporter = new ConsoleReporter(environment.out());
  }

  /** Whether the task of a configuration is an export. */
  public static boolean isTaskOf(WorkbenchConfig config) {
    return ExportKind.of(config.text("task").orElseThrow()).isPresent();
  }

  /** The run ends with the window as after a cancel. */
  public ExportTask within(@Nullable RunWindow time) {
    this.window = time;
    return this;
  }

  /**
   * Exports, and says how it ended.
   *
   * @param anew whether what was exported before is thrown away
   */
  public ExitCode run(boolean anew) {
    sayStart();
    try (var export = builder(reporter).listener(new Told(reporter)).build()) {
      var signals = signals(export);
      try {
        var report = export.run(anew);
        tell(report);
        return code(report, signals);
      } catch (RepositoryException e) {
        return signals.codeInsteadOf(e);
      }
    }
  }

  private void sayStart() {
    if (window != null) {
      reporter.say(window.toString());
    }
    reporter.say(
        "\"" + inWords() + "\" task started using config file " + configName() + "." + slow());
  }

  /** As Islandora Workbench's log has it. */
  private String inWords() {
    return isOfView() ? "Get data from View" : "Export CSV";
  }

  private boolean isOfView() {
    return config.text("task").orElseThrow().equals(ExportKind.GET_DATA_FROM_VIEW.word());
  }

  private String slow() {
    return !isOfView() && config.text("export_csv_term_mode").orElseThrow().equals("name")
        ? " The \"export_csv_term_mode\" configuration option is set to \"name\", which will slow"
            + " down the export."
        : "";
  }

  private String configName() {
    return config.file().map(Path::toString).orElseGet(config::jobName);
  }

  private void tell(ExportReport report) {
    reporter.say(report.toString());
    if (report.complete() && report.exported() == 0 && report.there() > 0) {
      reporter.say("The export was complete before. To begin it anew: " + command.with("--new"));
    } else if (report.stopped().isEmpty()) {
      reporter.say(
          isOfView()
              ? "CSV file is available at " + report.file() + "."
              : "CSV export saved at " + report.file());
    } else {
      reporter.say("To go on behind the last line: " + command.with("--resume"));
    }
  }

  private ExitCode code(ExportReport report, TwoSignals signals) {
    if (report.stopped().isEmpty()) {
      return report.complete() ? ExitCode.DONE : ExitCode.NOT_ALL_DONE;
    }
    boolean over = window != null && window.isOver(environment.clock());
    var code = report.fault() != null || over ? ExitCode.STOPPED : ExitCode.INTERRUPTED;
    return signals.code(false, code);
  }

  /** Tells what keeps the export from being whole; writes nothing. */
  public ExitCode check(CheckFormat format) {
    var told = new ConsoleReporter(format.console(environment));
    told.log(
        "Starting configuration check for \""
            + config.text("task").orElseThrow()
            + "\" task using config file "
            + configName()
            + ".");
    try (var export = builder(told).build()) {
      var signals = signals(export);
      var problems = format.listener(config, environment.out());
      var report = export.check(problems::problem);
      format.tell(report, config.text("task").orElseThrow(), configName(), environment.out());
      return signals.code(!report.cancelled(), report.ok() ? ExitCode.DONE : ExitCode.WRONG);
    }
  }

  private TwoSignals signals(WorkbenchExport export) {
    var signals = new TwoSignals();
    signals.on(environment.interrupts(), export::cancel, export::abort);
    return signals;
  }

  private WorkbenchExport.Builder builder(ConsoleReporter told) {
    var builder =
        WorkbenchExport.of(config)
            .environment(environment.variables())
            .warnings(told::warning)
            .clock(environment.clock());
    environment.passwordPrompt().ifPresent(builder::passwordPrompt);
    if (window != null) {
      builder.deadline(window.instant());
    }
    return builder;
  }

  /** Says on console and in the log what the export does. */
  private record Told(ConsoleReporter reporter) implements ExportListener {

    @Override
    public void exported(String node, String title) {
      reporter.say("Exporting data for node " + node + " \"" + title + ".\"");
    }

    @Override
    public void leftOut(String named, String reason) {
      reporter.warning(reason);
    }

    @Override
    public void noted(String node, String message) {
      reporter.warning("Node " + node + ": " + message);
    }

    @Override
    public void waiting(Duration time, String reason) {
      reporter.say("Waiting " + time.toSeconds() + " s: " + reason);
    }
  }
}
