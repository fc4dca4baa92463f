package org.ingestworkbench.cli.create;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ingestworkbench.ChangedInputException;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.RecoveryDoubtException;
import org.ingestworkbench.StrayNodesException;
import org.ingestworkbench.UnfinishedJobException;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.islandora.files.WorkbenchLog;
import org.ingestworkbench.islandora.job.WorkbenchJob;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.workflow.MappingJob;
import org.jspecify.annotations.Nullable;

/** Runs or checks the job of a configuration, with console, log and files. */
public final class CreateTask {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy_MM_dd_HH_mm_ss", Locale.ROOT);

  /** What Islandora Workbench's soft checks are about. */
  private static final Set<Problem.Code> SOFT =
      Set.of(
          Problem.Code.FILE_MISSING,
          Problem.Code.FILE_EXTENSION,
          Problem.Code.EDTF_INVALID,
          Problem.Code.PARENT_AFTER_CHILD);

  private final CommandEnvironment environment;
  private final WorkbenchConfig config;
  private final Recovery recovery;
  private final ResumeCommand command;
  private final ConsoleReporter reporter;
  private final RowNotices remarks = new RowNotices();
  private final NotDoneCsv notDone;
  private final RunFigures figures;
  private @Nullable RunWindow window;

  public CreateTask(
      CommandEnvironment environment,
      WorkbenchConfig config,
      Recovery recovery,
      ResumeCommand command) {
    this.environment = environment;
    this.config = config;
    this.recovery = recovery;
    this.command = command;
    this.reporter = new ConsoleReporter(environment.out());
    this.notDone = new NotDoneCsv(notDoneFile(), config.flag("csv_formula_guard"));
    this.figures = new RunFigures(environment.clock());
  }

  private Path notDoneFile() {
    var log = LogFile.file(config).toAbsolutePath();
    return log.resolveSibling(
        "rows_not_done." + TIME.format(LocalDateTime.now(environment.clock())) + ".csv");
  }

  public ExitCode run() {
    sayRemarks();
    try (var job = job(listener(), WorkbenchJob.Builder::signInAhead)) {
      config.startingNodeId().ifPresent(node -> sayRecovery(job, node));
      return run(job, stopping(job, StopOnSignal.During.RUN, environment.out()));
    } catch (RecoveryDoubtException e) {
      throw new InputException(
          e.facts() + " Nothing was written; with --yes it goes on all the same.", e);
    } catch (ChangedInputException e) {
      throw new InputException(
          e.facts()
              + "\nPut it right, or go on with it as it is now; what was made stays:\n  "
              + command.with("--accept-changes"),
          e);
    } catch (StrayNodesException e) {
      throw new InputException(
          e.facts()
              + "\nTo take them for these rows:\n  "
              + command.with("--adopt")
              + "\nTo make the rows all the same:\n  "
              + command.with("--create-anew"),
          e);
    } catch (UnfinishedJobException e) {
      throw new InputException(e.getMessage() + waysOn(e), e);
    }
  }

  private ExitCode run(WorkbenchJob job, StopOnSignal stopping) {
    try {
      var report = job.run();
      summary(report).tell(reporter);
      config.text("completion_message").ifPresent(environment.out()::lines);
      return code(report, stopping);
    } catch (RepositoryException e) {
      return stopping.codeInsteadOf(e);
    }
  }

  /** The job as a task of a workflow: it says what a job of its own would say. */
  public MappingJob mapping(String jobName) {
    sayRemarks();
    var job = job(listener(), builder -> builder.named(jobName));
    return job.runBy(unused -> runAsTask(job));
  }

  private JobReport runAsTask(WorkbenchJob job) {
    config.startingNodeId().ifPresent(node -> sayRecovery(job, node));
    var report = job.run();
    summary(report).rows().forEach(reporter::say);
    config.text("completion_message").ifPresent(environment.out()::lines);
    return report;
  }

  private void sayRecovery(WorkbenchJob job, String node) {
    reporter.say(
        "\"recovery_mode\" option in effect. Items that have already been ingested with node IDs"
            + " starting at "
            + node
            + " will be skipped.");
    var entries = new MapEntries(ConfigName.of(configName()));
    job.idMap().entries(entries::add);
    reporter.say(entries.words(config));
  }

  /** A job of another name is not resumed with this configuration. */
  private String waysOn(UnfinishedJobException e) {
    var key = e.job().key();
    boolean own = key.name().equals(config.jobName());
    var resume = key.rows().equals(config.rows()) ? command : command.forRows(key.rows());
    return (own ? "\n  " + resume.with("--resume") : "") + "\n  " + command.with("--new");
  }

  /** The run ends with the window as after a cancel: where it is not whole, it can be resumed. */
  public CreateTask within(@Nullable RunWindow time) {
    this.window = time;
    return this;
  }

  private ExitCode code(JobReport report, StopOnSignal stopping) {
    var code = ExitCode.of(report);
    if (code == ExitCode.INTERRUPTED && window != null && window.isOver(environment.clock())) {
      code = ExitCode.STOPPED;
    }
    var signal = stopping.first();
    return report.stoppedAt() != null && signal != null ? signal.exit() : code;
  }

  private Summary summary(JobReport report) {
    return new Summary(
        report, figures, remarks.lines(), notDone.file(), command.with("--resume").toString());
  }

  /** Checks, and tells each problem to the listener besides the log. */
  public ExitCode check(CheckFormat format) {
    return check(format, List.of());
  }

  /**
   * Checks as a task of a workflow.
   *
   * @param earlier the jobs of the tasks before it
   */
  public ExitCode check(CheckFormat format, List<WorkbenchConfig> earlier) {
    var told = new ConsoleReporter(format.console(environment));
    try (var job =
        job(
            JobListener.all(List.of(format.listener(config, environment.out()), waits(told))),
            builder -> builder.toCheck().after(earlier).warnings(told::warning))) {
      return check(
          job, stopping(job, StopOnSignal.During.CHECK, format.console(environment)), format);
    }
  }

  /** The log has it too. */
  private static JobListener waits(ConsoleReporter told) {
    return new JobListener() {
      @Override
      public void waiting(Duration longest, String reason) {
        told.out().line(JobMessages.waiting(longest, reason));
      }
    };
  }

  private String task() {
    return config.text("task").orElseThrow();
  }

  private ExitCode check(WorkbenchJob job, StopOnSignal stopping, CheckFormat format) {
    try {
      reporter.log(
          "Starting configuration check for \""
              + task()
              + "\" task using config file "
              + configName()
              + ".");
      var report = job.check();
      var told = new ConsoleReporter(format.console(environment));
      new PassedChecks(config, report).lines().forEach(told::say);
      format.tell(report, task(), configName(), environment.out());
      var signal = stopping.first();
      return signal == null ? verdict(report, format) : signal.exit();
    } catch (RepositoryException e) {
      return stopping.codeInsteadOf(e);
    }
  }

  private ExitCode verdict(CheckReport report, CheckFormat format) {
    boolean softly = config.flag("perform_soft_checks") && softlyOk(report);
    if (!report.ok() && softly) {
      new ConsoleReporter(format.console(environment))
          .warn("perform_soft_checks is on: rows with these problems would fail.");
    }
    return report.ok() || softly ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static boolean softlyOk(CheckReport report) {
    return !report.cancelled()
        && report.problems().stream()
            .filter(problem -> problem.severity().compareTo(Severity.WARNING) > 0)
            .allMatch(
                problem ->
                    problem.severity() == Severity.ROW_ERROR && SOFT.contains(problem.code()));
  }

  private void sayRemarks() {
    if (window != null) {
      reporter.say(window.toString());
    }
    config.remarks().stream()
        .filter(problem -> problem.severity() != Problem.Severity.NOTE)
        .forEach(problem -> reporter.out().line("Warning: " + JobMessages.problem(problem)));
    if (config.restrictsRows()) {
      reporter.warn("Only a subset of the rows in the input CSV will be processed.");
    }
    if (config.usesIdMap()) {
      reporter.log("Using the CSV ID to node ID map at \"" + config.idMapFile() + "\".");
    }
    if (config.flag("nodes_only")) {
      reporter.say("\"nodes_only\" option in effect. No media will be created.");
    }
  }

  private StopOnSignal stopping(
      WorkbenchJob job, StopOnSignal.During during, ConsoleWriter console) {
    var stopping = new StopOnSignal(console, during, command.with("--resume").toString(), job);
    stopping.on(environment.interrupts());
    return stopping;
  }

  private WorkbenchJob job(JobListener listener, UnaryOperator<WorkbenchJob.Builder> further) {
    var builder =
        WorkbenchJob.of(config)
            .environment(environment.variables())
            .warnings(reporter::warning)
            .recovery(recovery)
            .listener(listener)
            .clock(environment.clock());
    if (config.task().makesNodes()) {
      builder
          .rollback(
              new ConfiguredRollbackFiles(config, environment.variables(), zone())
                  .files(reporter::say))
          .outputCsv();
    }
    environment.passwordPrompt().ifPresent(builder::passwordPrompt);
    if (window != null) {
      builder.deadline(window.instant());
    }
    return further.apply(builder).build();
  }

  private ZoneId zone() {
    return environment.clock().getZone();
  }

  private JobListener listener() {
    var all = new ArrayList<JobListener>();
    all.add(new StartReporter(reporter, config, configName()));
    all.add(new WorkbenchLog(config.host(), config.task()));
    all.add(console());
    all.add(remarks);
    all.add(figures);
    all.add(notDone);
    return JobListener.all(all);
  }

  private JobListener console() {
    boolean percent = config.flag("show_percentage_of_csv_input_processed");
    return config.flag("progress_bar") && environment.interactive()
        ? new RowProgressBar(environment.err())
        : new ConsoleListener(
            environment.out(),
            new JobMessages(config.host(), config.task()),
            new Percentage(percent));
  }

  private String configName() {
    return config.file().map(Path::toString).orElseGet(config::jobName);
  }
}
