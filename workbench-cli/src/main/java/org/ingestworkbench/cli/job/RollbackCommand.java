package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ingestworkbench.RollbackOptions;
import org.ingestworkbench.RollbackReport;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.job.WorkbenchRollback;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.ingestworkbench.islandora.workflow.WorkflowConfig.Made;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code workbench rollback --config FILE}: deletes what a job made. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Deletes what a job made, all its runs together; what others touched is kept.")
public final class RollbackCommand implements Callable<Integer> {

  private final CommandEnvironment environment;
  private final OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The job's configuration file; with --job, one for the same site and ID map.")
  private @Nullable Path config;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      description = "The job's name or ID, as \"workbench jobs\" shows it; of a name the newest.")
  private @Nullable String job;

  @Option(
      names = "--all-slices",
      description =
          "Roll back every slice of the input (csv_start_row, csv_stop_row), the newest job first;"
              + " otherwise only the slice that the configuration chooses.")
  private boolean allSlices;

  @Option(
      names = "--workflow",
      description =
          "FILE is a workflow file, or has secondary_tasks: roll back all jobs of its newest"
              + " instance, the last task's first.")
  private boolean workflow;

  @Option(
      names = "--with-all-media",
      description = "Nodes go with media of others too, derivatives among them.")
  private boolean withAllMedia;

  @Option(names = "--force", description = "What was changed since goes too.")
  private boolean force;

  @Option(
      names = "--with-adopted",
      description = "What another program made and the job took in goes too.")
  private boolean withAdopted;

  @Option(names = "--dry-run", description = "Tell what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Ask nothing.")
  private boolean yes;

  private RollbackCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** The command with all its options. */
  public static CommandLine line(CommandEnvironment environment) {
    var command = new RollbackCommand(environment);
    var line = new CommandLine(command);
    command.overrides.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() {
    if ((job != null && (allSlices || workflow)) || (allSlices && workflow)) {
      throw new InputException("--all-slices, --workflow and --job exclude each other.");
    }
    var chosen = ChosenJob.of(config, job, this::only);
    config = chosen.config();
    return (workflow ? rollBackWorkflow(chosen.config()) : rollBackConfigured(chosen)).number();
  }

  private ExitCode rollBackConfigured(ChosenJob chosen) {
    var settings = WorkbenchConfig.read(chosen.config(), overrides.overrides());
    try (var logged = LogFile.addedTo(settings, environment.clock())) {
      return allSlices
          ? rollBackEach(slices(settings), settings.jobName())
          : rollBack(settings, chosen.name(settings, overrides.overrides()));
    }
  }

  private static List<Made> slices(WorkbenchConfig settings) {
    return WorkbenchRollback.slices(settings).stream()
        .map(slice -> new Made(settings, slice))
        .toList();
  }

  private ExitCode rollBackWorkflow(Path file) {
    var tasks = WorkflowConfig.read(file, overrides.overrides());
    var first =
        tasks.jobs().stream()
            .findFirst()
            .orElseThrow(() -> new InputException(tasks.file() + " has no job to roll back."));
    try (var logged = LogFile.addedTo(first, environment.clock())) {
      return rollBackEach(tasks.madeLastFirst(), tasks.name());
    }
  }

  /** One that is not rolled back whole does not keep the others; a stop does. */
  private ExitCode rollBackEach(List<Made> jobs, String name) {
    if (jobs.isEmpty()) {
      throw new InputException("There is no job of " + name + " to roll back in its ID map.");
    }
    var code = ExitCode.DONE;
    for (var made : jobs) {
      var one = rollBack(made.config(), made.job().id().toString());
      code = one == ExitCode.DONE ? code : one;
      if (one != ExitCode.DONE && one != ExitCode.NOT_ALL_DONE) {
        return one;
      }
    }
    return code;
  }

  /** Where a file was not named, a person is asked before anything is deleted. */
  private Path only() {
    if (job == null && !yes && (dryRun || environment.interactive())) {
      return workflow
          ? ChosenConfig.ofWorkflow(null, environment)
          : ChosenConfig.of(null, environment);
    }
    throw new InputException(
        "--config is needed: it says the site, who signs in and where the ID map is.");
  }

  /**
   * @param job its name or ID; null for that of the configuration
   */
  private ExitCode rollBack(WorkbenchConfig settings, @Nullable String job) {
    var reporter = new ConsoleReporter(environment.out());
    reporter.log("\"Rollback\" task started using config file " + config + ".");
    try (var rollback = wired(settings, job, reporter)) {
      if (!wanted(rollback, reporter)) {
        reporter.say("Nothing was deleted.");
        return ExitCode.DONE;
      }
      var signals = new TwoSignals();
      signals.on(environment.interrupts(), () -> cancel(rollback), rollback::abort);
      var report = rollback.run();
      say(report, reporter);
      return signals.code(report.complete(), ExitCode.of(report));
    }
  }

  private WorkbenchRollback wired(
      WorkbenchConfig settings, @Nullable String job, ConsoleReporter reporter) {
    var builder =
        WorkbenchRollback.of(settings)
            .environment(environment.variables())
            .warnings(reporter::warning)
            .job(job)
            .options(new RollbackOptions(withAllMedia, force, withAdopted, dryRun))
            .listener(new RollbackReporter(reporter, dryRun))
            .clock(environment.clock());
    environment.passwordPrompt().ifPresent(builder::passwordPrompt);
    return builder.build();
  }

  /** Says what there is to delete, and asks the user. */
  private boolean wanted(WorkbenchRollback rollback, ConsoleReporter reporter) {
    var job = rollback.job();
    var counts = rollback.counts();
    boolean changes = counts.changes() > 0;
    reporter.say(
        (changes ? "To take back of job " : "To delete of job ") + job.key() + ": " + counts + ".");
    if (job.state() == JobState.ROLLED_BACK) {
      reporter.say(
          "It is rolled back already. An older job of its name goes by its ID (--job ID).");
    }
    if (counts.adopted() > 0) {
      reporter.say(
          "Whether the " + counts.adopted() + " adopted ones were changed since may not be told.");
    }
    if (counts.foreign() > 0) {
      reporter.say(
          counts.foreign()
              + " of them another program made: they "
              + (withAdopted ? "go too." : "are kept with their nodes (--with-adopted)."));
    }
    boolean nothing = counts.nothing();
    if (nothing && job.state() == JobState.ROLLED_BACK) {
      return false;
    }
    return nothing
        || yes
        || dryRun
        || environment.agreed((changes ? "Take them back" : "Delete them") + "? (y/n) ");
  }

  private void cancel(WorkbenchRollback rollback) {
    environment.out().line("Stopping after what is being deleted; once more to drop it.");
    rollback.cancel();
  }

  private void say(RollbackReport report, ConsoleReporter reporter) {
    reporter.say(
        report.toString().lines().findFirst().orElseThrow().replaceFirst("^Job \\S+ ", "Job "));
    if (report.state() != JobState.ROLLED_BACK && !dryRun) {
      reporter.say(
          report.left(Why.KEPT)
              + " kept, "
              + report.left(Why.FAILED)
              + " failed, "
              + report.left(Why.OPEN)
              + " not settled. "
              + wayOn(report));
    }
  }

  private static String wayOn(RollbackReport report) {
    if (report.left(Why.FAILED) + report.left(Why.OPEN) > 0) {
      return "Do what their lines say; the same command then goes on with what is left.";
    }
    return report.stopped().isEmpty()
        ? "What is kept goes only after what its line says was done."
        : "The same command goes on with what is left.";
  }
}
