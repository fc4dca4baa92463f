package org.ingestworkbench.islandora.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.RebuildReport;
import org.ingestworkbench.islandora.KnownNodes;
import org.ingestworkbench.islandora.WorkbenchConfig;
import org.ingestworkbench.islandora.WorkbenchJob;
import org.ingestworkbench.islandora.files.WorkbenchLog;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.RepositoryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
final class RebuildMapCommand implements Callable<Integer> {

  private static final int USUAL = 5;

  private final Surroundings around;
  private final OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The configuration file of the job.")
  private @Nullable Path config;

  @Option(
      names = "--job-id",
      paramLabel = "ID",
      description =
          "The job's id: it stands in the log, \"(job ID ...)\", and in the rollback files, \"# Job"
              + " ID: ...\".")
  private @Nullable String jobId;

  @Option(
      names = "--rollback",
      paramLabel = "FILE",
      description = "A rollback CSV of the job: it tells node IDs, and the job's id.")
  private @Nullable Path rollback;

  @Option(names = "--log", paramLabel = "FILE", description = "The job's log: it tells node IDs.")
  private @Nullable Path log;

  @Option(
      names = "--rollbacks",
      paramLabel = "N",
      description = "How often the job may have been rolled back and run again; 5 otherwise.")
  private int rollbacks = USUAL;

  private RebuildMapCommand(Surroundings around) {
    this.around = around;
  }

  /** The command with all its options. */
  static CommandLine line(Surroundings around) {
    var command = new RebuildMapCommand(around);
    var line = new CommandLine(command);
    command.overrides.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() {
    var file = Objects.requireNonNull(config, "picocli requires it");
    var settings = WorkbenchConfig.read(file, overrides.overrides());
    var options = options(settings);
    var written = Path.of(settings.text("log_file_path").orElseThrow());
    try (var logged = LogFile.open(written, true, around.clock().getZone())) {
      return rebuild(settings, options).number();
    }
  }

  private RebuildOptions options(WorkbenchConfig settings) {
    var known = KnownNodes.of(settings);
    if (rollback != null) {
      known.rollback(rollback);
    }
    if (log != null) {
      known.log(log);
    }
    return known.options(job(known)).rollbacks(rollbacks);
  }

  private JobId job(KnownNodes known) {
    if (jobId != null) {
      return new JobId(uuid(jobId));
    }
    return known
        .jobId()
        .orElseThrow(
            () ->
                new InputException(
                    "--job-id is needed: it stands in the log of the job, \"(job ID ...)\", and in"
                        + " its rollback files, \"# Job ID: ...\"."));
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
    var voice = new Voice(around.out());
    voice.say("Making the map of job " + options.job() + " again: " + settings.idMapFile());
    var first = new AtomicReference<Interrupts.@Nullable Kind>();
    try (var job = wired(settings, voice)) {
      around.interrupts().on(kind -> stop(kind, first, job, voice));
      var report = job.rebuildMap(options);
      summary(report, settings).lines().forEach(voice::say);
      var signal = first.get();
      return signal != null && !report.whole() ? signal.exit() : code(report);
    } catch (RepositoryException e) {
      var signal = first.get();
      if (signal == null) {
        throw e;
      }
      return signal.exit();
    }
  }

  private WorkbenchJob wired(WorkbenchConfig settings, Voice voice) {
    var builder =
        WorkbenchJob.of(settings)
            .environment(around.environment())
            .listener(
                JobListener.all(
                    List.of(new WorkbenchLog(settings.host()), new RebuildVoice(voice))))
            .clock(around.clock());
    var prompt = around.prompt();
    if (prompt != null) {
      builder.passwordPrompt(
          user -> prompt.apply("Password for Drupal user " + user + " (ctrl-c to exit):"));
    }
    return builder.build();
  }

  private static void stop(
      Interrupts.Kind kind,
      AtomicReference<Interrupts.@Nullable Kind> first,
      WorkbenchJob job,
      Voice voice) {
    if (first.compareAndSet(null, kind)) {
      voice.say("Stopping after what is being asked; once more to drop it.");
      job.cancel();
    } else {
      job.abort();
    }
  }

  /** Of rows that are missing, or in part, nothing is wrong: they are what is left to make. */
  private static ExitCode code(RebuildReport report) {
    if (!report.whole()) {
      return ExitCode.STOPPED;
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
    if (rollback != null) {
      hints.addAll(List.of("--rollback", rollback.toString()));
    }
    if (log != null) {
      hints.addAll(List.of("--log", log.toString()));
    }
    if (rollbacks != USUAL) {
      hints.addAll(List.of("--rollbacks", Integer.toString(rollbacks)));
    }
    var arguments = new ArrayList<>(List.of("--config", String.valueOf(config)));
    arguments.addAll(overrides.arguments());
    return new RebuildSummary(
        report, settings.host(), new ResumeCommand(around.name(), arguments), hints, rollbacks);
  }
}
