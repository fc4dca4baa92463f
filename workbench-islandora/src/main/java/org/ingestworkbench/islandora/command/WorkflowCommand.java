package org.ingestworkbench.islandora.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.ingestworkbench.islandora.WorkflowConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.workflow.Answer;
import org.ingestworkbench.workflow.InstanceId;
import org.ingestworkbench.workflow.InstanceRecord;
import org.ingestworkbench.workflow.ItemState;
import org.ingestworkbench.workflow.WorkItem;
import org.ingestworkbench.workflow.WorkItems;
import org.ingestworkbench.workflow.WorkflowService;
import org.ingestworkbench.workflow.WorkflowStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class WorkflowCommand implements Callable<Integer> {

  private final Surroundings around;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The workflow file.")
  private @Nullable Path config;

  @Option(names = "--check", description = "Tell every problem of its jobs and write nothing.")
  private boolean check;

  @Option(names = "--resume", description = "Go on with the instance; start one if there is none.")
  private boolean resume;

  @Option(names = "--new", description = "Start one even if an unfinished one stands.")
  private boolean anew;

  @Option(names = "--wait", description = "Wait for people instead of leaving.")
  private boolean waiting;

  private WorkflowCommand(Surroundings around) {
    this.around = around;
  }

  /** The command with its subcommands. */
  static CommandLine line(Surroundings around) {
    var command = new WorkflowCommand(around);
    var line = new CommandLine(command);
    line.addSubcommand(command.new Status());
    line.addSubcommand(command.new Recover());
    line.addSubcommand(command.new Cancel());
    line.addSubcommand(command.new Abort());
    line.addSubcommand(command.new Complete());
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

  private WorkflowConfig config() {
    if (config == null) {
      throw new InputException("Missing required option: '--config=FILE'");
    }
    return WorkflowConfig.read(config);
  }

  private WorkflowRun run(WorkflowConfig file) {
    return new WorkflowRun(around, file, command());
  }

  private ResumeCommand command() {
    var arguments = new ArrayList<>(List.of("workflow", "--config", String.valueOf(config)));
    return new ResumeCommand(around.name(), arguments);
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
    try (var log = LogFile.open(Path.of(first.get()), true, around.clock().getZone())) {
      return work.done();
    }
  }

  /** What one does about an instance. */
  private abstract class About implements Callable<Integer> {
    @Option(
        names = "--instance",
        paramLabel = "ID",
        description = "Which instance, by the beginning of its ID; the newest otherwise.")
    private String instance = "";

    final Integer inStore(Function<WorkflowStore, ExitCode> work) {
      var file = config().store();
      if (!Files.isRegularFile(file)) {
        throw new InputException("No instance was started yet: there is no " + file + ".");
      }
      try (var store = SqliteWorkflowStore.open(file)) {
        return work.apply(store).number();
      }
    }

    final InstanceRecord instance(WorkflowStore store) {
      var name = config().name();
      return store.instances().stream()
          .filter(found -> found.workflow().equals(name))
          .filter(found -> found.id().toString().startsWith(instance))
          .findFirst()
          .orElseThrow(() -> new InputException(none(name)));
    }

    private String none(String name) {
      return instance.isEmpty()
          ? "There is no instance of workflow " + name + "."
          : "There is no instance of workflow " + name + " whose ID begins with " + instance + ".";
    }
  }

  /** {@code status}. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Draws the tasks of an instance with their states.")
  final class Status extends About {
    @Option(names = "--history", description = "Everything that happened to it, too.")
    private boolean history;

    @Override
    public Integer call() {
      return inStore(
          store -> {
            var found = instance(store);
            new WorkflowText(found, store.items(found.id())).lines().forEach(around.out()::println);
            if (history) {
              store.history(found.id()).forEach(around.out()::println);
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
  final class Recover extends About {
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

  private Integer ask(About about, boolean abort) {
    return about.inStore(
        store -> {
          var id = about.instance(store).id();
          try (var service = WorkflowService.on(store).clock(around.clock()).open()) {
            var answer = abort ? service.abort(id) : service.cancel(id);
            around.out().println("Instance " + id + ": " + answer + ".");
            return answer == Answer.REQUESTED ? ExitCode.STOPPED : ExitCode.DONE;
          }
        });
  }

  /** {@code cancel}. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Lets the running task finish and starts nothing more.")
  final class Cancel extends About {
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
  final class Abort extends About {
    @Override
    public Integer call() {
      return ask(this, true);
    }
  }

  /** {@code complete}. */
  @Command(
      name = "complete",
      mixinStandardHelpOptions = true,
      description = "Says that work items are done; without ITEM it lists the open ones.")
  final class Complete extends About {
    @Parameters(paramLabel = "ITEM", arity = "0..*", description = "Items by their key.")
    private List<String> keys = List.of();

    @Option(names = "--person", paramLabel = "NAME", description = "Who did it; you otherwise.")
    private String person = System.getProperty("user.name", "somebody");

    @Option(
        names = "--group",
        paramLabel = "NAME",
        description = "As whose member; the item's first group otherwise.")
    private @Nullable String group;

    @Option(names = "--reject", description = "The items are refused.")
    private boolean reject;

    @Option(names = "--note", paramLabel = "TEXT", description = "What is to be said of it.")
    private String note = "";

    @Override
    public Integer call() {
      return inStore(
          store -> {
            var items = WorkItems.of(store, instance(store).id());
            if (keys.isEmpty()) {
              items.open().forEach(around.out()::println);
            }
            var all = keys.isEmpty() ? List.<WorkItem>of() : items.all();
            keys.forEach(key -> around.out().println(end(items, all, key)));
            return ExitCode.DONE;
          });
    }

    /** Of two tasks with an item of this key, the one that waits. */
    private WorkItem end(WorkItems items, List<WorkItem> all, String key) {
      var item =
          all.stream()
              .filter(found -> found.key().equals(key))
              .min(Comparator.comparing(found -> found.state().closed()))
              .orElseThrow(() -> new InputException("There is no item \"" + key + "\"."));
      if (item.state() == ItemState.HANDED_OUT) {
        var as = Objects.requireNonNullElse(group, item.groups().get(0));
        items.claim(item.task(), key, person, as);
      }
      return reject
          ? items.reject(item.task(), key, person, note)
          : items.complete(item.task(), key, person, note);
    }
  }
}
