package org.ingestworkbench.testkit.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.workflow.HistoryEntry;
import org.ingestworkbench.store.workflow.InstanceRecord;
import org.ingestworkbench.store.workflow.ItemState;
import org.ingestworkbench.store.workflow.TaskState;
import org.ingestworkbench.store.workflow.WorkItem;
import org.ingestworkbench.store.workflow.WorkflowState;
import org.ingestworkbench.store.workflow.WorkflowStore;
import org.ingestworkbench.workflow.CommandTask;
import org.ingestworkbench.workflow.Condition;
import org.ingestworkbench.workflow.HumanTask;
import org.ingestworkbench.workflow.ItemDraft;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.Workflow;
import org.ingestworkbench.workflow.service.WorkItems;
import org.ingestworkbench.workflow.service.WorkflowService;

/** One instance in one world: run while its store fails once, then by a new process to its end. */
final class WorkflowCrashRun {

  private static final String NAME = "crash";
  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final int SERVICES = 4;
  private static final int PATIENCE = 2_000;

  private final WorkflowCrashTable.World world;
  private final Path csv;
  private final InMemoryRepository repository = new InMemoryRepository();
  private final InMemoryIdMap map = new InMemoryIdMap();
  private final Workflow workflow;
  private boolean left;

  WorkflowCrashRun(WorkflowCrashTable.World world, Path directory) {
    this.world = world;
    this.csv = RowKind.PLAIN.writeTo(directory);
    this.workflow =
        Workflow.named(NAME)
            .recoveryEnabled()
            .task(MappingTask.named("load", this::job).feeds("review"))
            .task(HumanTask.named("review", List.of("curators"), context -> items()))
            .when(Condition.allDone("load"))
            .task(CommandTask.named("note", context -> context.set("note", "taken")))
            .task(MappingTask.named("load again", this::job))
            .build();
  }

  private IngestJobBuilder job(IngestJobBuilder job) {
    return job.source(CsvRowSource.of(csv)).repository(repository).idMap(map).concurrency(1);
  }

  private static List<ItemDraft> items() {
    return List.of(new ItemDraft("1", "One"), new ItemDraft("2", "Two"));
  }

  /** Runs while one write fails; gives the effects. */
  Effects fail(Failure failure) {
    var effects = new Effects(failure);
    drive(new CrashingWorkflowStore(world.openStore(), effects), effects);
    return effects;
  }

  /** A new process runs it to its end; gives what is wrong. */
  List<String> recoverAndCheck() {
    var store = world.openStore();
    drive(store, new Effects(Failure.NONE));
    var wrong = new ArrayList<String>();
    if (store.instances().size() != 1) {
      wrong.add("There are " + store.instances().size() + " instances.");
    }
    store.instances().forEach(instance -> check(store, instance, wrong));
    long nodes = repository.things(EntityType.NODE).size();
    if (nodes != 4) {
      wrong.add("There are " + nodes + " nodes instead of 4.");
    }
    return wrong;
  }

  private static void check(WorkflowStore store, InstanceRecord instance, List<String> wrong) {
    if (instance.state() != WorkflowState.COMPLETED
        || !instance.tasks().stream().allMatch(t -> t.state() == TaskState.COMPLETED)
        || !"taken".equals(instance.variables().get("note"))) {
      wrong.add("It stands so: " + instance);
    }
    var items = store.items(instance.id());
    if (items.size() != 2 || items.stream().anyMatch(i -> i.state() != ItemState.COMPLETED)) {
      wrong.add("The items are " + items);
    }
    instance.tasks().forEach(task -> checkRuns(store, instance, task.name(), task.runs(), wrong));
  }

  /** Each run of a task stands in the history once, the last of them Completed. */
  private static void checkRuns(
      WorkflowStore store, InstanceRecord instance, String task, int runs, List<String> wrong) {
    var entries =
        store.history(instance.id()).stream().filter(e -> e.object().equals(task)).toList();
    var started =
        entries.stream().filter(e -> e.state().equals("Running")).map(HistoryEntry::run).toList();
    var last = entries.get(entries.size() - 1);
    if (started.size() != runs
        || new HashSet<>(started).size() != runs
        || !last.state().equals("Completed")) {
      wrong.add("The history of " + task + " is " + entries);
    }
  }

  /** Does what is to be done, until it is Completed or the process is dead. */
  private void drive(WorkflowStore store, Effects effects) {
    for (int i = 0; i < SERVICES && !effects.died(); i++) {
      try (var service = WorkflowService.on(store).workflow(workflow).poll(MOMENT).open()) {
        if (drive(service, store, effects)) {
          return;
        }
      } catch (WorkbenchException expected) {
        // The write that fails; what follows is tested.
      }
    }
  }

  private boolean drive(WorkflowService service, WorkflowStore store, Effects effects) {
    for (int i = 0; i < PATIENCE && !effects.died(); i++) {
      try {
        if (!left && handedOut(store)) {
          left = true;
          return false;
        }
        if (next(service, store)) {
          return true;
        }
      } catch (WorkbenchException expected) {
        // The write that fails; the same service goes on.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
    return false;
  }

  /** The first service is closed while people work. */
  private static boolean handedOut(WorkflowStore store) {
    return store.instances().stream()
        .flatMap(instance -> instance.task("review").stream())
        .anyMatch(review -> review.count("items") == 2);
  }

  /** Does one thing; whether the instance is Completed. */
  private static boolean next(WorkflowService service, WorkflowStore store)
      throws InterruptedException {
    var found = store.instances().stream().findFirst();
    if (found.isEmpty()) {
      service.start(NAME);
      return false;
    }
    var id = found.get().id();
    if (found.get().state() == WorkflowState.COMPLETED) {
      service.await(id, Duration.ofMinutes(2));
      return true;
    }
    if (!service.runs(id)) {
      service.recover(id);
    }
    var items = WorkItems.of(store, id);
    items.open().forEach(item -> work(items, item));
    service.await(id, MOMENT);
    return false;
  }

  private static void work(WorkItems items, WorkItem item) {
    if (item.state() == ItemState.HANDED_OUT) {
      items.claim(item.task(), item.key(), "ann", "curators");
    }
    items.complete(item.task(), item.key(), "ann", "");
  }
}
