package org.ingestworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.create.CheckFormat;
import org.ingestworkbench.cli.create.CreateTask;
import org.ingestworkbench.cli.create.WindowOptions;
import org.ingestworkbench.cli.job.DeleteTask;
import org.ingestworkbench.cli.job.ExportTask;
import org.ingestworkbench.cli.job.OverrideOptions;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.cli.workflow.WorkflowRun;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.job.ContactSheet;
import org.ingestworkbench.islandora.job.CsvTemplate;
import org.ingestworkbench.islandora.job.RollbackConfig;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    abbreviateSynopsis = true,
    commandListHeading = "%nCommands:%n",
    description = "Ingests a CSV with its files into Drupal; interrupted, it goes on where it was.",
    footer = {
      "",
      "Exit codes: 0 every row is done; 1 the job ended, some rows are not done; 2 wrong usage,",
      "configuration or input, nothing was written; 3 stopped, can be resumed; 130 and 143 after",
      "ctrl-c and SIGTERM."
    })
final class WorkbenchCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file; the directory's only one otherwise.")
  private @Nullable Path config;

  @Option(names = "--check", description = "Tell every problem and write nothing.")
  private boolean check;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How --check tells its problems; json: one object a line.")
  private CheckFormat format = CheckFormat.TEXT;

  @Option(names = "--resume", description = "Go on with the job; start it if there is none.")
  private boolean resume;

  @Option(
      names = "--accept-changes",
      description = "Go on although the input changed since; resumes.")
  private boolean acceptChanges;

  @Option(
      names = "--failed-only",
      description = "Try only rows that ended without being done; resumes.")
  private boolean failedOnly;

  @Option(
      names = "--adopt",
      description =
          "Take nodes for rows that another program made and did not write down; resumes.")
  private boolean adopt;

  @Option(
      names = "--create-anew",
      description = "Make those rows although there are such nodes; resumes.")
  private boolean createAnew;

  @Option(
      names = "--complete-media",
      description =
          "Check the media of rows that another program made, make what is missing; resumes.")
  private boolean completeMedia;

  @Option(names = "--new", description = "Start anew even if an unfinished job stands.")
  private boolean anew;

  @Mixin private final WindowOptions window = new WindowOptions();

  @Option(names = "--yes", description = "Ask nothing.")
  private boolean yes;

  @Option(names = "--print-config", description = "Show all settings in effect and end.")
  private boolean printConfig;

  @Option(
      names = "--get-csv-template",
      description = "Write a CSV with a column for each field and end.")
  private boolean template;

  @Option(
      names = "--contactsheet",
      description = "Write a page that shows the input with its files; with --check, check it too.")
  private boolean contactSheet;

  @Option(
      names = "--quick-delete-node",
      paramLabel = "URL",
      description = "Delete this node with its media and end.")
  private @Nullable String quickDelete;

  @Option(
      names = "--quick-delete-media",
      paramLabel = "URL",
      description = "Delete this medium with its files and end; its node stays.")
  private @Nullable String quickDeleteMedium;

  private final OverrideOptions overrides = new OverrideOptions();

  WorkbenchCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** The command with all its options. */
  static CommandLine line(CommandEnvironment environment) {
    var command = new WorkbenchCommand(environment);
    var line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    command.overrides.addTo(line.getCommandSpec());
    return line;
  }

  @Override
  public Integer call() {
    if (resumes() && anew) {
      throw wrong("--resume and --new exclude each other.");
    } else if (adopt && createAnew) {
      throw wrong("--adopt and --create-anew exclude each other.");
    } else if (quickDelete != null && quickDeleteMedium != null) {
      throw wrong("--quick-delete-node and --quick-delete-media exclude each other.");
    }
    var file = ChosenConfig.of(config, environment);
    config = file;
    if (quickDelete != null) {
      return deleted(RollbackConfig.ofNode(file, quickDelete));
    } else if (quickDeleteMedium != null) {
      return deleted(RollbackConfig.ofMedium(file, quickDeleteMedium));
    }
    return check ? checked(file) : started(file);
  }

  private int started(Path file) {
    var deletion = RollbackConfig.read(file);
    return deletion.isPresent() ? deleted(deletion.get()) : called(file);
  }

  /** A rollback configuration deletes, unless it is only checked or printed. */
  private int deleted(RollbackConfig deletion) {
    if (printConfig) {
      environment.out().lines(deletion.print());
      return ExitCode.DONE.number();
    }
    var task = new DeleteTask(asked(), deletion);
    return (check ? task.check(format) : task.run()).number();
  }

  private int checked(Path file) {
    try {
      return started(file);
    } catch (InputException refusal) {
      format.refused(refusal, file.toString(), environment.out());
      return ExitCode.WRONG.number();
    }
  }

  private int called(Path file) {
    var settings = WorkbenchConfig.read(file, overrides.overrides());
    if (printConfig) {
      environment.out().lines(settings.print());
      return ExitCode.DONE.number();
    }
    return logged(settings, () -> wanted(settings)).number();
  }

  private ExitCode wanted(WorkbenchConfig settings) {
    if (contactSheet) {
      var console = check ? format.console(environment) : environment.out();
      new ConsoleReporter(console)
          .say("The contact sheet is " + ContactSheet.write(settings) + ".");
    }
    if (template) {
      return template(settings);
    }
    return contactSheet && !check ? ExitCode.DONE : task(settings);
  }

  private ExitCode template(WorkbenchConfig settings) {
    var reporter = new ConsoleReporter(environment.out());
    var file =
        CsvTemplate.write(
            settings,
            environment.variables(),
            asked().passwordPrompt().orElse(null),
            reporter::warning,
            environment.clock());
    reporter.say("The CSV template is " + file + ".");
    return ExitCode.DONE;
  }

  /** Where no question is wanted, no person is there to ask. */
  private CommandEnvironment asked() {
    return yes ? environment.unattended() : environment;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli sets it").commandLine(), message);
  }

  private ExitCode task(WorkbenchConfig settings) {
    if (!settings.list("secondary_tasks").isEmpty()) {
      return secondary(settings);
    }
    if (ExportTask.isTaskOf(settings)) {
      var export =
          new ExportTask(asked(), settings, command()).within(window.window(environment.clock()));
      return check ? export.check(format) : export.run(anew);
    }
    var task =
        new CreateTask(asked(), settings, recovery(settings), command())
            .within(window.window(environment.clock()));
    return check ? task.check(format) : task.run();
  }

  private ExitCode secondary(WorkbenchConfig settings) {
    var workflow = WorkflowConfig.ofSecondaryTasks(settings, overrides.overrides());
    var run =
        new WorkflowRun(asked(), workflow, command()).within(window.window(environment.clock()));
    if (check) {
      return run.check(format);
    }
    boolean goOn = resume || settings.startingNodeId().isPresent();
    return run.run(WorkflowRun.How.of(goOn, anew), false);
  }

  private ExitCode logged(WorkbenchConfig settings, Supplier<ExitCode> task) {
    try (var log =
        check || template || contactSheet
            ? LogFile.addedTo(settings, environment.clock())
            : LogFile.of(settings, environment.clock())) {
      try {
        return task.get();
      } catch (WorkbenchException e) {
        ConsoleReporter.error(String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }

  /** A starting node ID finds a job by its name too, so it goes before --resume. */
  private Recovery recovery(WorkbenchConfig settings) {
    var node = settings.startingNodeId();
    if (node.isPresent() && !anew) {
      var from = Recovery.startingFrom(Long.parseLong(node.get()));
      return leaves(yes ? from.insisting() : from);
    } else if (resumes()) {
      return leaves(Recovery.resume());
    }
    return anew ? Recovery.anew() : Recovery.none();
  }

  private boolean resumes() {
    return resume || leaves().stream().anyMatch(Leave::given);
  }

  /** What was said to be done, and what of recovery it stands for. */
  private record Leave(boolean given, UnaryOperator<Recovery> change) {}

  private List<Leave> leaves() {
    return List.of(
        new Leave(acceptChanges, Recovery::acceptingChanges),
        new Leave(failedOnly, Recovery::failedOnly),
        new Leave(adopt, Recovery::adopting),
        new Leave(createAnew, Recovery::creatingAnew),
        new Leave(completeMedia, Recovery::completingMedia));
  }

  private Recovery leaves(Recovery recovery) {
    var changed = recovery;
    for (var leave : leaves()) {
      changed = leave.given() ? leave.change().apply(changed) : changed;
    }
    return changed;
  }

  /** The command as it was given, for what is advised at the end. */
  private ResumeCommand command() {
    var arguments = new ArrayList<>(List.of("--config", String.valueOf(config)));
    arguments.addAll(overrides.arguments());
    return new ResumeCommand(environment.name(), arguments);
  }
}
