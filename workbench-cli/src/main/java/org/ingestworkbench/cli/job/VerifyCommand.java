package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.job.WorkbenchRollback;
import org.ingestworkbench.islandora.job.WorkbenchVerification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code workbench verify --config FILE}: reads what a job made, and names what is not so. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Reads every node, medium and alias of a job from the site, and names what is gone or was"
            + " changed since.")
public final class VerifyCommand implements Callable<Integer> {

  private final CommandEnvironment environment;
  private final OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The job's configuration file, or with --job one for the same site and ID map; the"
              + " directory's only one otherwise.")
  private @Nullable Path config;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      description = "The job's name or ID, as \"workbench jobs\" shows it; of a name the newest.")
  private @Nullable String job;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  private VerifyCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** The command with all its options. */
  public static CommandLine line(CommandEnvironment environment) {
    var command = new VerifyCommand(environment);
    var line = new CommandLine(command);
    command.overrides.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() {
    var chosen = ChosenJob.of(config, job, () -> ChosenConfig.of(null, environment));
    var settings = WorkbenchConfig.read(chosen.config(), overrides.overrides());
    try (var logged = LogFile.addedTo(settings, environment.clock())) {
      return verify(settings, chosen.name(settings, overrides.overrides())).number();
    }
  }

  private ExitCode verify(WorkbenchConfig settings, @Nullable String wanted) {
    var reporter =
        new VerifyReporter(new ConsoleReporter(environment.out()), environment.out(), json);
    try (var verification = wired(settings, wanted, reporter)) {
      var signals = new TwoSignals();
      signals.on(environment.interrupts(), verification::cancel, verification::abort);
      var report = verification.run();
      reporter.end(report);
      return signals.code(report.complete(), ExitCode.of(report));
    }
  }

  private WorkbenchVerification wired(
      WorkbenchConfig settings, @Nullable String wanted, VerifyReporter reporter) {
    var builder =
        WorkbenchRollback.of(settings)
            .environment(environment.variables())
            .job(wanted)
            .clock(environment.clock());
    if (!json) {
      builder.warnings(reporter.reporter()::warning);
    }
    environment.passwordPrompt().ifPresent(builder::passwordPrompt);
    return builder.verification(reporter);
  }
}
