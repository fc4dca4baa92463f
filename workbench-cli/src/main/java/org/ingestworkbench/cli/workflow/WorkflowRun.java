package org.ingestworkbench.cli.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.cli.console.CommandEnvironment;
import org.ingestworkbench.cli.console.ConsoleReporter;
import org.ingestworkbench.cli.console.ExitCode;
import org.ingestworkbench.cli.console.ResumeCommand;
import org.ingestworkbench.cli.console.TwoSignals;
import org.ingestworkbench.cli.create.CheckFormat;
import org.ingestworkbench.cli.create.RunWindow;
import org.ingestworkbench.islandora.workflow.WorkflowConfig;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteWorkflowStore;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceId;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.InstanceStatus;
import org.ingestworkbench.store.workflow.TaskRecord;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.WorkflowRefusedException;
import org.ingestworkbench.workflow.WorkflowRefusedException.Reason;
import org.ingestworkbench.workflow.service.WorkflowService;
import org.jspecify.annotations.Nullable;

/** Runs an instance of a workflow in this process, until it stands or waits for people. */
public final class WorkflowRun {

  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Set<Reason> FOR_GOOD =
      Set.of(Reason.NOT_RECOVERABLE, Reason.DEFINITION_CHANGED, Reason.ATTEMPTS_USED_UP);

  private final CommandEnvironment environment;
  private final WorkflowConfig config;
  private final ResumeCommand command;
  private final ConsoleReporter reporter;
  private final ConsoleTaskActions actions;
  private final Workflow workflow;
  private final TwoSignals signals = new TwoSignals();

  /** What is done about an instance that stands already. */
  public enum How {
    START,
    RESUME,
    ANEW;

    public static How of(boolean resume, boolean anew) {
      return anew ? ANEW : resume ? RESUME : START;
    }
  }

  public WorkflowRun(CommandEnvironment environment, WorkflowConfig config, ResumeCommand command) {
    this.environment = environment;
    this.config = config;
    this.command = command;
    this.reporter = new ConsoleReporter(environment.out());
    this.actions = new ConsoleTaskActions(environment, command);
    this.workflow = config.workflow(actions);
  }

  /** Each of its jobs ends with the window, and the workflow then can be resumed. */
  public WorkflowRun within(@Nullable RunWindow time) {
    actions.within(time);
    return this;
  }

  /** Checks each job, with the rows of those before it as parents; the worst is what counts. */
  public ExitCode check(CheckFormat format) {
    var worst = ExitCode.DONE;
    var jobs = config.jobs();
    for (int i = 0; i < jobs.size(); i++) {
      var code = actions.task(jobs.get(i)).check(format, jobs.subList(0, i));
      worst = code.number() > worst.number() ? code : worst;
    }
    return worst;
  }

  /**
   * Runs it.
   *
   * @param waiting whether people are waited for in this process
   */
  public ExitCode run(How how, boolean waiting) {
    try (var store = SqliteWorkflowStore.open(config.store());
        var service = open(store)) {
      return run(service, instance(service, how), waiting);
    }
  }

  /** Goes on with one that is named. */
  ExitCode recover(InstanceId id, boolean waiting) {
    try (var store = SqliteWorkflowStore.open(config.store());
        var service = open(store)) {
      if (!service.runs(id)) {
        recover(service, id);
      }
      return run(service, id, waiting);
    }
  }

  private WorkflowService open(SqliteWorkflowStore store) {
    var service =
        WorkflowService.on(store)
            .workflow(workflow)
            .clock(environment.clock())
            .listener(this::say)
            .open();
    signals.on(environment.interrupts(), () -> leave(service), () -> drop(service));
    return service;
  }

  private void say(InstanceRecord instance, HistoryEntry entry) {
    var what = entry.object().isEmpty() ? "Workflow" : "Task \"" + entry.object() + "\"";
    var why = entry.message().isEmpty() ? "" : " (" + entry.message() + ")";
    reporter.say(what + " " + entry.state() + ": " + entry.event() + why);
  }

  /** One that recovers automatically runs already; beside a new one, too. */
  private InstanceId instance(WorkflowService service, How how) {
    var newest = newest(service);
    boolean runs = newest.filter(found -> service.runs(found.id())).isPresent();
    if (how == How.ANEW || newest.isEmpty()) {
      return start(service);
    } else if (runs) {
      return newest.get().id();
    } else if (how == How.RESUME) {
      return goOn(service, newest.get());
    }
    refuseUnfinished(newest.get());
    return start(service);
  }

  private Optional<InstanceRecord> newest(WorkflowService service) {
    return service.instances().stream()
        .filter(instance -> instance.workflow().equals(workflow.name()))
        .findFirst();
  }

  private InstanceId start(WorkflowService service) {
    return service.start(workflow.name(), config.parameters());
  }

  private InstanceId goOn(WorkflowService service, InstanceRecord instance) {
    if (instance.state() != WorkflowState.COMPLETED) {
      recover(service, instance.id());
    }
    return instance.id();
  }

  /** A refusal of this instance for good names the way on. */
  private void recover(WorkflowService service, InstanceId id) {
    try {
      service.recover(id);
    } catch (WorkflowRefusedException e) {
      if (!FOR_GOOD.contains(e.reason())) {
        throw e;
      }
      throw new InputException(e.getMessage() + "\n" + toStartAnother(), e);
    }
  }

  private String toStartAnother() {
    return "To start another: " + command.with("--new");
  }

  /** One of another definition is no obstacle: it cannot be gone on with. */
  private void refuseUnfinished(InstanceRecord instance) {
    boolean stands = instance.state() == WorkflowState.RUNNING || instance.recoverable();
    if (stands && workflow.goesOnWith(instance.definition())) {
      throw new InputException(
          "Instance %s of this workflow stands unfinished (%s). Go on with it, or start another:\n  %s\n  %s"
              .formatted(
                  instance.id(),
                  instance.status(),
                  command.with("--resume"),
                  command.with("--new")));
    }
  }

  private ExitCode run(WorkflowService service, InstanceId id, boolean waiting) {
    var end = await(service, id, waiting);
    new WorkflowText(end, service.items(id).all()).lines().forEach(reporter::say);
    howToGoOn(service, end);
    return code(end);
  }

  private void leave(WorkflowService service) {
    reporter.say("Exiting before the workflow has come to its end.");
    reporter.sayLines(canBeResumed(service) ? "To resume: " + command.with("--resume") : lost());
    service.leave();
    reporter.say(waiting(service));
  }

  private void drop(WorkflowService service) {
    reporter.say("Aborting: what is under way is dropped.");
    service.drop();
  }

  /** What waits for people can in any case. */
  private boolean canBeResumed(WorkflowService service) {
    return running(service).stream()
        .allMatch(
            one -> one.recoveryEnabled() || one.runningTask().filter(this::human).isPresent());
  }

  private String lost() {
    return "Recovery is not enabled: unless the task under way is its last, it cannot be resumed.\n"
        + toStartAnother();
  }

  private static String waiting(WorkflowService service) {
    var tasks =
        running(service).stream()
            .flatMap(instance -> instance.runningTask().stream())
            .map(TaskRecord::name)
            .toList();
    return tasks.isEmpty()
        ? "No task is under way."
        : "Waiting for the task under way: " + String.join(", ", tasks) + "; once more to drop it.";
  }

  private InstanceRecord await(WorkflowService service, InstanceId id, boolean waiting) {
    try {
      for (var all = running(service); !all.isEmpty(); all = running(service)) {
        if (!waiting && all.stream().allMatch(one -> waitsForPeople(service, one))) {
          service.leave();
        }
        service.await(all.get(0).id(), LOOK);
      }
      return service.await(id, LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("Interrupted while waiting for the workflow.", e);
    }
  }

  /** What this process runs: the one that was asked for, and what recovers automatically. */
  private static List<InstanceRecord> running(WorkflowService service) {
    return service.running().stream().map(service::instance).toList();
  }

  private boolean waitsForPeople(WorkflowService service, InstanceRecord now) {
    var people =
        now.runningTask().filter(task -> task.counts().containsKey("items")).filter(this::human);
    return people.isPresent() && !service.items(now.id()).open().isEmpty();
  }

  private boolean human(TaskRecord record) {
    return workflow.tasks().stream()
        .anyMatch(task -> task instanceof HumanTask && task.name().equals(record.name()));
  }

  private void howToGoOn(WorkflowService service, InstanceRecord end) {
    if (end.status() == InstanceStatus.RUNNING && !end.recoveryEnabled()) {
      reporter.say("Recovery is not enabled: it cannot be resumed. " + toStartAnother());
    } else if (end.state() == WorkflowState.RUNNING || end.recoverable()) {
      int open = service.items(end.id()).open().size();
      if (open > 0) {
        reporter.say(open + " items wait for people: " + command.ofWorkflow("complete", "ITEM"));
      }
      reporter.say("To go on: " + command.with("--resume"));
    }
  }

  private ExitCode code(InstanceRecord end) {
    return signals.code(end.status() == InstanceStatus.COMPLETED, codeOf(end));
  }

  private static ExitCode codeOf(InstanceRecord end) {
    return switch (end.state()) {
      case COMPLETED -> allDone(end) ? ExitCode.DONE : ExitCode.NOT_ALL_DONE;
      case RUNNING, CANCELED -> ExitCode.STOPPED;
      case ABORTED -> nothingDone(end) ? ExitCode.WRONG : ExitCode.NOT_ALL_DONE;
    };
  }

  private static boolean allDone(InstanceRecord end) {
    return end.tasks().stream()
        .allMatch(task -> task.state() != TaskState.FAILED && task.count("notDone") == 0);
  }

  private static boolean nothingDone(InstanceRecord end) {
    return end.tasks().stream()
        .noneMatch(task -> task.state() == TaskState.COMPLETED || task.state() == TaskState.FAILED);
  }
}
