package org.ingestworkbench.cli.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code workbench jobs}: where the jobs of an ID map stand. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Shows the jobs of an ID map and how to go on with them.")
public final class JobsCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Workflow, instance and task. */
  private static final Pattern OF_A_WORKFLOW = Pattern.compile("(.+)/[0-9a-f-]{36}/[^/]+");

  private final CommandEnvironment environment;

  @Option(names = "--id-map", paramLabel = "FILE", description = "The ID map.")
  private @Nullable Path map;

  @Option(
      names = "--forget",
      paramLabel = "NAME",
      description =
          "Forget a job, by its name or ID: what it made stays, and no rollback knows it any more.")
  private @Nullable String forgotten;

  @Option(names = "--force", description = "With --forget: also a job that can be gone on with.")
  private boolean force;

  @Option(
      names = "--backup",
      paramLabel = "FILE",
      description = "Copy the ID map with its jobs into a new file, also while jobs run.")
  private @Nullable Path backup;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration file with this ID map; the directory's only one otherwise.")
  private @Nullable Path config;

  public JobsCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var file = map == null ? ofConfiguration() : map;
    if (!Files.isRegularFile(file)) {
      throw new InputException("There is no ID map at " + file + ".");
    }
    try (var store = SqliteIdMap.open(file)) {
      if (backup != null) {
        store.backUpTo(backup);
        line("The ID map " + file + " is copied to " + backup + ".");
      }
      if (forgotten != null) {
        forget(store, wanted(store, forgotten));
      } else if (backup == null) {
        show(store.jobs());
      }
    }
    return ExitCode.DONE.number();
  }

  private static JobRecord wanted(SqliteIdMap store, String name) {
    var found = ChosenJob.called(name, store);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new InputException(
        "There are several jobs of this name; --forget takes the ID of one: "
            + found.stream()
                .map(job -> job.id() + " (" + job.state() + ")")
                .collect(Collectors.joining(", "))
            + ".");
  }

  /** Says first what is lost with it. */
  private void forget(SqliteIdMap store, JobRecord job) {
    boolean ended = job.state() == JobState.FINISHED || job.state() == JobState.ROLLED_BACK;
    if (!ended && !force) {
      throw new InputException(
          "Job "
              + job.key()
              + " stands "
              + job.state()
              + " and can be gone on with; --force forgets it all the same.");
    }
    line(
        "To forget: job "
            + job.key()
            + ", "
            + job.rowsDone()
            + " rows done, "
            + job.rowsNotDone()
            + " not done"
            + ". What it made stays on the site; \"rollback\" and \"--resume\" know nothing of it any more,"
            + " and a run makes its rows once more. Its rollback files and its rows of the ID map"
            + " stay.");
    if (environment.agreed("Forget it? (y/n) ")) {
      store.forget(job.id());
      line("Forgotten.");
    } else {
      line("Nothing was forgotten.");
    }
  }

  private Path ofConfiguration() {
    return WorkbenchConfig.read(ChosenConfig.of(config, environment)).idMapFile();
  }

  private void show(List<JobRecord> jobs) {
    if (jobs.isEmpty()) {
      environment.out().line("No jobs. (Rows that Islandora Workbench wrote belong to none.)");
    }
    var newest = JobRecord.newestOfEachKey(jobs).collect(Collectors.toSet());
    jobs.forEach(job -> show(job, newest.contains(job)));
  }

  private void show(JobRecord job, boolean newest) {
    line(job.key().name());
    line("  state          " + job.state());
    line("  host           " + job.key().host());
    line("  input          " + job.input());
    if (!job.key().rows().equals(RowRange.ALL)) {
      line("  slice          " + job.key().rows());
    }
    line("  rows           " + job.rowsDone() + " done, " + job.rowsNotDone() + " not done");
    line("  first node ID  " + Objects.requireNonNullElse(job.firstNodeId(), "none"));
    line("  started        " + time(job.started()));
    var ended = job.ended();
    line("  ended          " + (ended == null ? "not yet, or it was killed" : time(ended)));
    line("  job ID         " + job.id());
    if (!newest) {
      line("  superseded     by a newer job of this name; what it made stays, and goes by");
      line("                 " + rollback(job));
    } else {
      showNext(job);
    }
  }

  private void showNext(JobRecord job) {
    switch (job.state().next()) {
      case ROLLBACK -> line("  to finish it   " + rollback(job));
      case RESUME -> line("  to resume      " + resume(job));
      case NOTHING -> {}
    }
  }

  private void line(String text) {
    environment.out().line(text);
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(environment.clock().getZone()));
  }

  /** A job is called like its configuration file unless that has a name for it. */
  private String resume(JobRecord job) {
    var task = OF_A_WORKFLOW.matcher(job.key().name());
    return task.matches()
        ? resumeWorkflow(task.group(1))
        : resume(job.key().name(), job.key().rows());
  }

  private String resumeWorkflow(String name) {
    return Files.isRegularFile(Path.of(name))
        ? resume(name, RowRange.ALL)
        : new ResumeCommand(
                environment.name(),
                List.of("workflow", "--config", "WORKFLOW_" + name.replace(' ', '_'), "--resume"))
            .toString();
  }

  private String rollback(JobRecord job) {
    var words = List.of("rollback", "--config", config(job.key().name()), "--job", "" + job.id());
    return new ResumeCommand(environment.name(), words).toString();
  }

  private String resume(String name, RowRange rows) {
    var command = new ResumeCommand(environment.name(), List.of("--config", config(name)));
    return (rows.equals(RowRange.ALL) ? command : command.forRows(rows))
        .with("--resume")
        .toString();
  }

  private static String config(String name) {
    boolean isFile = Files.isRegularFile(Path.of(name));
    return isFile ? name : "CONFIGURATION_OF_" + name.replace(' ', '_');
  }
}
