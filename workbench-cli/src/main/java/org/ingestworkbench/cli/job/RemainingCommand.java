package org.ingestworkbench.cli.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.remaining.RemainingRows;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench remaining}: the rows that a job did not process, for a resume by hand. */
@Command(
    name = "remaining",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a CSV of just the rows that were not processed, told by a log, a rollback CSV or an",
      "ID map. Asks the site nothing and alters nothing. A job of this program goes on with"
          + " --resume."
    })
public final class RemainingCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Mixin private final JobOptions job = new JobOptions();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "The job's log; once for each where there are several, the first run's first.")
  private List<Path> logs = new ArrayList<>();

  @Option(
      names = "--id-map",
      paramLabel = "FILE",
      description = "The ID map that the job wrote to.")
  private @Nullable Path map;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The new file; beside the input, with .remaining in its name, otherwise.")
  private @Nullable Path output;

  public RemainingCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var settings = WorkbenchConfig.read(job.config(environment));
    if (!settings.task().makesNodes()) {
      throw new InputException(
          "Which rows were processed can be told of a job that makes nodes, not of task \""
              + settings.task()
              + "\". Go on with it by --resume.");
    }
    if (logs.isEmpty() && job.rollback().isEmpty() && map == null) {
      throw new InputException(
          "Which rows were processed is told by --log, --rollback or --id-map; give one of them.");
    }
    var rows = RemainingRows.of(settings);
    if (map != null) {
      rows.map(map);
    }
    job.rollback().ifPresent(rows::rollback);
    logs.forEach(rows::log);
    var report = rows.writeTo(output == null ? beside(settings.inputCsv()) : output);
    report.lines().forEach(environment.out()::line);
    boolean sure =
        report.unreadable().isEmpty()
            && report.counts().untold() == 0
            && report.counts().unclear() == 0;
    return (sure ? ExitCode.DONE : ExitCode.NOT_ALL_DONE).number();
  }

  private static Path beside(Path input) {
    var name = String.valueOf(input.getFileName());
    int dot = name.lastIndexOf('.');
    var base = dot > 0 ? name.substring(0, dot) : name;
    return input.resolveSibling(base + ".remaining" + (dot > 0 ? name.substring(dot) : ".csv"));
  }
}
