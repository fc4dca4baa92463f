package org.ingestworkbench.cli.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StopRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops what another process does with a job: {@code workbench cancel} and {@code abort}. */
public abstract class StopCommand implements Callable<Integer> {

  private final CommandEnvironment environment;
  private final StopRequest.Kind kind;
  private final String consequence;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      description =
          "The job's name or ID, as \"workbench jobs\" shows it; of a name the newest that runs."
              + " The job of the configuration otherwise.")
  private @Nullable String job;

  @Option(names = "--id-map", paramLabel = "FILE", description = "The ID map that has the job.")
  private @Nullable Path map;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The job's configuration file, or one with the same ID map; instead of --id-map.")
  private @Nullable Path config;

  private final OverrideOptions overrides = new OverrideOptions();

  private StopCommand(CommandEnvironment environment, StopRequest.Kind kind, String consequence) {
    this.environment = environment;
    this.kind = kind;
    this.consequence = consequence;
  }

  /** {@code workbench cancel}. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Asks the process that has a job to stop: a run, a rollback or the making of its map. What",
        "is under way is finished, as after ctrl-c. Returns at once; the job can be resumed."
      })
  public static final class Cancel extends StopCommand {
    public Cancel(CommandEnvironment environment) {
      super(environment, StopRequest.Kind.CANCEL, "It will stop after what is under way; ");
    }
  }

  /** {@code workbench abort}. */
  @Command(
      name = "abort",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Asks the process that has a job to stop and to drop what is under way, as after a second",
        "ctrl-c. Returns at once; the job can be resumed."
      })
  public static final class Abort extends StopCommand {
    public Abort(CommandEnvironment environment) {
      super(environment, StopRequest.Kind.ABORT, "It will drop what is under way; ");
    }
  }

  /** The command with all its options. */
  public final CommandLine line() {
    var line = new CommandLine(this);
    overrides.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() {
    if (map != null && config == null) {
      ask(map, store -> named(store, job));
    } else {
      var chosen = ChosenJob.of(config, job, this::only);
      var settings = WorkbenchConfig.read(chosen.config(), overrides.overrides());
      ask(
          map == null ? settings.idMapFile() : map,
          store ->
              chosen.job() == null ? ofConfiguration(store, settings) : named(store, chosen.job()));
    }
    return ExitCode.DONE.number();
  }

  private Path only() {
    return ChosenConfig.only(environment)
        .orElseThrow(
            () ->
                new InputException("--id-map or --config is needed: it says where the ID map is."));
  }

  /**
   * @param wanted finds the jobs that are meant, newest first
   */
  private void ask(Path file, Function<SqliteIdMap, List<JobRecord>> wanted) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("There is no ID map at " + file + ", so no job is known.");
    }
    try (var store = SqliteIdMap.at(file).journalOnly(true).clock(environment.clock()).open()) {
      ask(store, wanted.apply(store), file);
    }
  }

  private static List<JobRecord> ofConfiguration(SqliteIdMap store, WorkbenchConfig settings) {
    var wanted = new JobKey(settings.host(), settings.jobName(), settings.rows());
    var all = store.jobs();
    var key = wanted.find(all).map(JobRecord::key).orElse(wanted);
    var found = all.stream().filter(one -> one.key().equals(key)).toList();
    if (found.isEmpty()) {
      throw new InputException("There is no job " + wanted + " in " + store + ".");
    }
    return found;
  }

  private static List<JobRecord> named(SqliteIdMap store, @Nullable String name) {
    if (name == null) {
      throw new InputException(
          "--job is needed: \"workbench jobs --id-map FILE\" shows the names.");
    }
    return ofOneKey(ChosenJob.called(name, store));
  }

  /**
   * Jobs of one name on two sites, or of two slices, are two jobs: which of them is to stop cannot
   * be guessed.
   */
  private static List<JobRecord> ofOneKey(List<JobRecord> found) {
    var running = found.stream().filter(StopCommand::mayRun).toList();
    if (running.stream().map(JobRecord::key).distinct().count() > 1) {
      throw new InputException(
          "Several jobs of this name may be running; --job takes the ID of one: "
              + running.stream()
                  .map(one -> one.id() + " of " + one.key().rows() + " on " + one.key().host())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return found;
  }

  private static boolean mayRun(JobRecord one) {
    return one.state() == JobState.RUNNING || one.state() == JobState.ROLLING_BACK;
  }

  private void ask(SqliteIdMap store, List<JobRecord> wanted, Path file) {
    for (var one : wanted) {
      var holder = store.requestStop(one.id(), kind);
      if (holder.isPresent()) {
        say(one, holder.get(), file);
        return;
      }
    }
    var newest = wanted.get(0);
    throw new InputException(
        "Job "
            + newest.key()
            + " is not running: it stands "
            + newest.state()
            + ". One that still reads its input has not taken the job yet: ask again when its first"
            + " row is under way.");
  }

  private void say(JobRecord asked, String holder, Path file) {
    environment.out().line("Job " + asked.key() + ", held by " + holder + ", is asked to stop.");
    var jobs = new ResumeCommand(environment.name(), List.of("jobs", "--id-map", file.toString()));
    environment.out().line(consequence + "to see when: " + jobs);
  }
}
