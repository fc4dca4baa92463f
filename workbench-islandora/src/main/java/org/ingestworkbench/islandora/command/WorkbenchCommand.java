package org.ingestworkbench.islandora.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.islandora.Overrides;
import org.ingestworkbench.islandora.WorkbenchConfig;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code workbench --config FILE.yml}. */
@Command(
    name = "workbench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Ingests a CSV with its files into Drupal; interrupted, it goes on where it was.",
    footer = {
      "",
      "Exit codes: 0 every row is done; 1 the job ended, some rows are not done; 2 wrong usage,",
      "configuration or input, nothing was written; 3 stopped, can be resumed; 130 and 143 after",
      "ctrl-c and SIGTERM."
    })
final class WorkbenchCommand implements Callable<Integer> {

  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
  private @Nullable Path config;

  @Option(names = "--check", description = "Tell every problem and write nothing.")
  private boolean check;

  @Option(names = "--resume", description = "Go on with the job; start it if there is none.")
  private boolean resume;

  @Option(names = "--new", description = "Start anew even if an unfinished job stands.")
  private boolean anew;

  @Option(
      names = {"--yes", "--skip_user_prompts"},
      description = "Ask nothing.")
  private boolean yes;

  @Option(names = "--print_config", description = "Show all settings in effect and end.")
  private boolean printConfig;

  private final Map<String, String> overrides = new LinkedHashMap<>();

  WorkbenchCommand(Surroundings around) {
    this.around = around;
  }

  @Option(names = "--input_csv", paramLabel = "FILE", description = "Instead of the setting.")
  void inputCsv(String value) {
    overrides.put("input_csv", value);
  }

  @Option(names = "--input_dir", paramLabel = "DIR", description = "Instead of the setting.")
  void inputDir(String value) {
    overrides.put("input_dir", value);
  }

  @Option(names = "--log_file_path", paramLabel = "FILE", description = "Instead of the setting.")
  void logFilePath(String value) {
    overrides.put("log_file_path", value);
  }

  @Option(
      names = "--rollback_config_file_path",
      paramLabel = "FILE",
      description = "Instead of the setting.")
  void rollbackConfig(String value) {
    overrides.put("rollback_config_file_path", value);
  }

  @Option(
      names = "--rollback_csv_file_path",
      paramLabel = "FILE",
      description = "Instead of the setting.")
  void rollbackCsv(String value) {
    overrides.put("rollback_csv_file_path", value);
  }

  @Option(names = "--csv_start_row", paramLabel = "N", description = "Instead of the setting.")
  void startRow(String value) {
    overrides.put("csv_start_row", value);
  }

  @Option(names = "--csv_stop_row", paramLabel = "N", description = "Instead of the setting.")
  void stopRow(String value) {
    overrides.put("csv_stop_row", value);
  }

  @Option(
      names = "--recovery_mode_starting_from_node_id",
      paramLabel = "N",
      description = "Instead of the setting.")
  void recoveryMode(String value) {
    overrides.put("recovery_mode_starting_from_node_id", value);
  }

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "How many items are ingested at once; 4 otherwise.")
  void concurrency(String value) {
    overrides.put("concurrency", value);
  }

  @Override
  public Integer call() {
    if (config == null) {
      throw wrong("Missing required option: '--config=FILE'");
    } else if (resume && anew) {
      throw wrong("--resume and --new exclude each other.");
    }
    var settings = WorkbenchConfig.read(config, overrides());
    if (printConfig) {
      around.out().println(settings.print());
      return ExitCode.DONE.number();
    }
    return logged(settings, () -> task(settings)).number();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli sets it").commandLine(), message);
  }

  private ExitCode task(WorkbenchConfig settings) {
    var task =
        new CreateTask(yes ? around.unattended() : around, settings, recovery(settings), command());
    return check ? task.check() : task.run();
  }

  private ExitCode logged(WorkbenchConfig settings, Supplier<ExitCode> task) {
    var file = Path.of(settings.text("log_file_path").orElseThrow());
    boolean append = !settings.text("log_file_mode").orElse("a").equals("w");
    try (var log = LogFile.open(file, append, around.clock().getZone())) {
      try {
        return task.get();
      } catch (WorkbenchException e) {
        Voice.error(String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }

  private Overrides overrides() {
    var all = Overrides.NONE;
    for (var entry : overrides.entrySet()) {
      all = all.with(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** A starting node ID finds a job by its name too, so it goes before --resume. */
  private Recovery recovery(WorkbenchConfig settings) {
    var node = settings.startingNodeId();
    if (node.isPresent() && !anew) {
      var from = Recovery.startingFrom(Long.parseLong(node.get()));
      return yes ? from.insisting() : from;
    } else if (resume) {
      return Recovery.resume();
    }
    return anew ? Recovery.anew() : Recovery.none();
  }

  /** The command as it was given, for what is advised at the end. */
  private ResumeCommand command() {
    var arguments = new ArrayList<>(List.of("--config", String.valueOf(config)));
    overrides.forEach((name, value) -> arguments.addAll(List.of("--" + name, value)));
    return new ResumeCommand(around.name(), arguments);
  }
}
