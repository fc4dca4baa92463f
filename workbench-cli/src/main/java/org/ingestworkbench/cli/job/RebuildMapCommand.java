package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.RebuildReport;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.WorkbenchLog;
import org.ingestworkbench.islandora.job.WorkbenchJob;
import org.ingestworkbench.islandora.remaining.KnownNodes;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench rebuild-map}: makes the lost ID map of a job again. */
@Command(
    name = "rebuild-map",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes the lost ID map of a job again: asks the site what it has of the job and writes that",
      "into a new map. Writes nothing to the site. The job then goes on with --resume."
    })
public final class RebuildMapCommand implements Callable<Integer> {

  private static final int USUAL = 5;

  private final CommandEnvironment environment;
  private final OverrideOptions overrides = new OverrideOptions();

  @Mixin private final JobOptions job = new JobOptions();

  @Option(
      names = "--job-id",
      paramLabel = "ID",
      description =
          "The job's id: it stands in the log, \"(job ID ...)\", and in the rollback files, \"# Job"
              + " ID: ...\".")
  private @Nullable String jobId;

  @Option(names = "--log", paramLabel = "FILE", description = "The job's log: it tells node IDs.")
  private @Nullable Path log;

  @Option(
      names = "--rollbacks",
      paramLabel = "N",
      description = "How often the job may have been rolled back and run again; 5 otherwise.")
  private int rollbacks = USUAL;

  private RebuildMapCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** The command with all its options. */
  public static CommandLine line(CommandEnvironment environment) {
    var command = new RebuildMapCommand(environment);
    var line = new CommandLine(command);
    command.overrides.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() {
    var settings = WorkbenchConfig.read(job.config(environment), overrides.overrides());
    var options = options(settings);
    try (var logged = LogFile.addedTo(settings, environment.clock())) {
      return rebuild(settings, options).number();
    }
  }

  private RebuildOptions options(WorkbenchConfig settings) {
    var known = KnownNodes.of(settings);
    job.rollback().ifPresent(known::rollback);
    if (log != null) {
      known.log(log);
    }
    return known.options(id(known)).rollbacks(rollbacks);
  }

  private JobId id(KnownNodes known) {
    if (jobId != null) {
      return new JobId(uuid(jobId));
    }
    return known
        .jobId()
        .orElseThrow(
            () ->
                new InputException(
                    "--job-id is needed: it stands in the log of the job, \"(job ID ...)\", and in"
                        + " its rollback files, \"Job ID: ...\"."));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "\"" + text + "\" is no job ID: one looks like 2f1c6f0e-8d0a-4c55-9b1e-0a4b7c1d2e3f.", e);
    }
  }

  private ExitCode rebuild(WorkbenchConfig settings, RebuildOptions options) {
    var reporter = new ConsoleReporter(environment.out());
    reporter.say("Making the map of job " + options.job() + " again: " + settings.idMapFile());
    var signals = new TwoSignals();
    try (var job = wired(settings, reporter)) {
      signals.on(environment.interrupts(), () -> cancel(job, reporter), job::abort);
      var report = job.rebuildMap(options);
      summary(report, settings).lines().forEach(reporter::say);
      return signals.code(report.whole(), code(report));
    } catch (RepositoryException e) {
      return signals.codeInsteadOf(e);
    }
  }

  private static void cancel(WorkbenchJob job, ConsoleReporter reporter) {
    reporter.say("Stopping after what is being asked; once more to drop it.");
    job.cancel();
  }

  private WorkbenchJob wired(WorkbenchConfig settings, ConsoleReporter reporter) {
    var builder =
        WorkbenchJob.of(settings)
            .environment(environment.variables())
            .warnings(reporter::warning)
            .listener(
                JobListener.all(
                    List.of(new WorkbenchLog(settings.host()), new RebuildReporter(reporter))))
            .clock(environment.clock());
    environment.passwordPrompt().ifPresent(builder::passwordPrompt);
    return builder.build();
  }

  /** Of rows that are missing, or in part, nothing is wrong: they are what is left to make. */
  private static ExitCode code(RebuildReport report) {
    if (!report.whole()) {
      return report.fault() == null ? ExitCode.INTERRUPTED : ExitCode.STOPPED;
    } else if (!report.found()) {
      return ExitCode.WRONG;
    }
    return report.unresolved() > 0 ? ExitCode.NOT_ALL_DONE : ExitCode.DONE;
  }

  private RebuildSummary summary(RebuildReport report, WorkbenchConfig settings) {
    var hints = new ArrayList<String>();
    if (jobId != null) {
      hints.addAll(List.of("--job-id", jobId));
    }
    job.rollback().ifPresent(file -> hints.addAll(List.of("--rollback", file.toString())));
    if (log != null) {
      hints.addAll(List.of("--log", log.toString()));
    }
    if (rollbacks != USUAL) {
      hints.addAll(List.of("--rollbacks", Integer.toString(rollbacks)));
    }
    var arguments = new ArrayList<>(List.of("--config", job.config(environment).toString()));
    arguments.addAll(overrides.arguments());
    return new RebuildSummary(
        report,
        settings.host(),
        new ResumeCommand(environment.name(), arguments),
        hints,
        rollbacks);
  }
}
