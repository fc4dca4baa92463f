package org.ingestworkbench.cli.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ingestworkbench.cli.console.ChosenConfig;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.create.CheckFormat;
import org.ingestworkbench.cli.create.WindowOptions;
import org.ingestworkbench.cli.log.LogFile;
import org.ingestworkbench.islandora.config.Overrides;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.workflow.service.RequestResult;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench workflow}: runs a workflow, and what is done about its instances. */
@Command(
    name = "workflow",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs jobs one after the other, with people and programs between them.",
    footer = {
      "",
      "FILE is a workflow file, or a configuration with secondary_tasks. An instance that waits",
      "for people is left; it goes on with --resume."
    })
public final class WorkflowCommand implements Callable<Integer> {

  private final CommandEnvironment environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The workflow file; the directory's only one otherwise.")
  private @Nullable Path config;

  @Option(
      names = "--id-map",
      paramLabel = "FILE",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Another ID map for all its jobs than their configurations say.")
  private @Nullable Path map;

  @Option(names = "--check", description = "Tell every problem of its jobs and write nothing.")
  private boolean check;

  @Option(names = "--resume", description = "Go on with the instance; start one if there is none.")
  private boolean resume;

  @Option(names = "--new", description = "Start one even if an unfinished one stands.")
  private boolean anew;

  @Option(names = "--wait", description = "Wait for people instead of leaving.")
  private boolean waiting;

  @Mixin private final WindowOptions window = new WindowOptions();

  private WorkflowCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** The command with its subcommands. */
  public static CommandLine line(CommandEnvironment environment) {
    var command = new WorkflowCommand(environment);
    var line = new CommandLine(command);
    line.addSubcommand(command.new Status());
    line.addSubcommand(command.new Recover());
    line.addSubcommand(command.new Cancel());
    line.addSubcommand(command.new Abort());
    line.addSubcommand(new WorkflowComplete(command));
    return line;
  }

  @Override
  public Integer call() {
    var file = config();
    if (resume && anew) {
      throw new InputException("--resume and --new exclude each other.");
    }
    return logged(
            file,
            () ->
                check
                    ? run(file).check(CheckFormat.TEXT)
                    : run(file).run(WorkflowRun.How.of(resume, anew), waiting))
        .number();
  }

  CommandEnvironment environment() {
    return environment;
  }

  WorkflowConfig config() {
    var file = ChosenConfig.ofWorkflow(config, environment);
    config = file;
    var overrides =
        map == null
            ? Overrides.NONE
            : Overrides.NONE.with("csv_id_to_node_id_map_path", map.toString());
    return WorkflowConfig.read(file, overrides);
  }

  private WorkflowRun run(WorkflowConfig file) {
    return new WorkflowRun(environment, file, command()).within(window.window(environment.clock()));
  }

  private ResumeCommand command() {
    var arguments = new ArrayList<>(List.of("workflow", "--config", String.valueOf(config)));
    if (map != null) {
      arguments.addAll(List.of("--id-map", map.toString()));
    }
    return new ResumeCommand(environment.name(), arguments);
  }

  private interface Work {
    ExitCode done();
  }

  /** What is said goes into the log of the first job; without a job into none. */
  private ExitCode logged(WorkflowConfig file, Work work) {
    var first = file.jobs().stream().findFirst().flatMap(job -> job.text("log_file_path"));
    if (first.isEmpty()) {
      return work.done();
    }
    try (var log = LogFile.open(Path.of(first.get()), true, environment.clock().getZone())) {
      return work.done();
    }
  }

  /** {@code status}. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Draws the tasks of an instance with their states.")
  final class Status extends InstanceCommand {
    Status() {
      super(WorkflowCommand.this);
    }

    @Option(names = "--history", description = "Everything that happened to it, too.")
    private boolean history;

    @Override
    public Integer call() {
      return inStore(
          store -> {
            var found = instance(store);
            new WorkflowText(found, store.items(found.id()))
                .lines()
                .forEach(environment.out()::line);
            if (history) {
              store.history(found.id()).forEach(environment.out()::line);
            }
            return ExitCode.DONE;
          });
    }
  }

  /** {@code recover}. */
  @Command(
      name = "recover",
      mixinStandardHelpOptions = true,
      description = "Goes on with a Canceled instance in this process.")
  final class Recover extends InstanceCommand {
    Recover() {
      super(WorkflowCommand.this);
    }

    @Override
    public Integer call() {
      var id = new ArrayList<InstanceId>();
      inStore(
          store -> {
            id.add(instance(store).id());
            return ExitCode.DONE;
          });
      var file = config();
      return logged(file, () -> run(file).recover(id.get(0), waiting)).number();
    }
  }

  private Integer ask(InstanceCommand about, boolean abort) {
    return about.inStore(
        store -> {
          var id = about.instance(store).id();
          try (var service = WorkflowService.on(store).clock(environment.clock()).open()) {
            var answer = abort ? service.abort(id) : service.cancel(id);
            environment.out().line("Instance " + id + ": " + answer + ".");
            return answer == RequestResult.REQUESTED ? ExitCode.STOPPED : ExitCode.DONE;
          }
        });
  }

  /** {@code cancel}. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Lets the running task finish and starts nothing more.")
  final class Cancel extends InstanceCommand {
    Cancel() {
      super(WorkflowCommand.this);
    }

    @Override
    public Integer call() {
      return ask(this, false);
    }
  }

  /** {@code abort}. */
  @Command(
      name = "abort",
      mixinStandardHelpOptions = true,
      description = "Stops the running task too; the instance cannot be recovered.")
  final class Abort extends InstanceCommand {
    Abort() {
      super(WorkflowCommand.this);
    }

    @Override
    public Integer call() {
      return ask(this, true);
    }
  }
}
