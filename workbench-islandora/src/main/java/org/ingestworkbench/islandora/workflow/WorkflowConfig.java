package org.ingestworkbench.islandora.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.islandora.config.Overrides;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.yaml.YamlReader;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.workflow.Condition;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as a file says it: a workflow file, which lists tasks, or an Islandora Workbench
 * configuration with {@code secondary_tasks}. Immutable; safe for many threads.
 *
 * <p>Reading is strict, as {@link WorkbenchConfig}'s is. Relative paths are relative to the working
 * directory or, where there is no such file, to the file that names them.
 */
public final class WorkflowConfig {
  private static final Set<String> OF_THE_PRIMARY_ALONE =
      Set.of(
          "input_csv",
          "input_dir",
          "rollback_config_file_path",
          "rollback_csv_file_path",
          "csv_start_row",
          "csv_stop_row");

  private final Head head;
  private final List<WorkflowEntry> entries;

  WorkflowConfig(Head head, List<WorkflowEntry> entries) {
    this.head = head;
    this.entries = List.copyOf(entries);
  }

  /** What a workflow file says beside its tasks. */
  record Head(
      Path file,
      String name,
      boolean recovery,
      boolean automatic,
      @Nullable Integer maxRecoveryAttempts,
      Path store,
      Map<String, String> parameters) {}

  /**
   * Reads a workflow file, or a configuration with secondary tasks.
   *
   * @throws InputException when it, or a configuration that it names, is missing or wrong
   */
  public static WorkflowConfig read(Path file) {
    return read(file, Overrides.NONE);
  }

  /**
   * As {@link #read(Path)}.
   *
   * @param overrides what the command line says instead of settings of all jobs; what can only be
   *     meant for one counts for the first job of secondary tasks
   */
  public static WorkflowConfig read(Path file, Overrides overrides) {
    var mapping = new YamlReader(file, "workflow file").read();
    if (mapping.entries().containsKey("tasks")) {
      return new WorkflowReader(file, overrides).read(mapping);
    }
    var primary = WorkbenchConfig.read(file, overrides);
    if (primary.list("secondary_tasks").isEmpty()) {
      throw new InputException(file + " is no workflow: it has neither tasks nor secondary_tasks.");
    }
    return ofSecondaryTasks(primary, overrides);
  }

  /**
   * The workflow of a configuration with secondary tasks: its own job, then theirs. They share its
   * ID map, in which their rows find the parents that it made.
   *
   * @param overrides what the primary was read with
   * @throws InputException when a configuration that it names is missing or wrong
   */
  public static WorkflowConfig ofSecondaryTasks(WorkbenchConfig primary, Overrides overrides) {
    var file = primary.file().orElseThrow();
    var entries = new ArrayList<WorkflowEntry>();
    entries.add(job(stem(file), primary));
    for (var path : primary.list("secondary_tasks")) {
      entries.add(secondary(primary, found(file, path), overrides, entries.size()));
    }
    var store = primary.idMapFile();
    return new WorkflowConfig(
        new Head(file, primary.jobName(), true, false, null, store, Map.of()), entries);
  }

  private static WorkflowEntry secondary(
      WorkbenchConfig primary, Path file, Overrides overrides, int number) {
    var passedOn = overrides.without(OF_THE_PRIMARY_ALONE);
    var own = WorkbenchConfig.read(file, passedOn);
    if (!own.list("secondary_tasks").isEmpty()) {
      throw new InputException(file + " is a secondary task and cannot have secondary_tasks.");
    }
    var node = primary.startingNodeId();
    if (node.isPresent() && own.startingNodeId().isEmpty()) {
      passedOn = passedOn.saying("recovery_mode_starting_from_node_id", node.get());
    }
    if (own.flag("ignore_existing_parent_ids")) {
      passedOn = passedOn.saying("query_csv_id_to_node_id_map_for_parents", "true");
    }
    if (!own.has("csv_id_to_node_id_map_path") && !own.has("csv_id_to_node_id_map_dir")) {
      passedOn = passedOn.saying("csv_id_to_node_id_map_path", primary.idMapFile().toString());
    }
    return job(number + " " + stem(file), WorkbenchConfig.read(file, passedOn));
  }

  /** A row that fails keeps the later ones from nothing, as in Islandora Workbench. */
  private static WorkflowEntry job(String name, WorkbenchConfig config) {
    return new WorkflowEntry.Job(
        name, config, RecoveryStrategy.RESTART, MappingTask.ALL_ROWS, null, Optional.empty());
  }

  static String stem(Path file) {
    var name = Objects.requireNonNull(file.getFileName()).toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  static Path found(Path from, String path) {
    var given = Path.of(path);
    return Files.exists(given) ? given : from.toAbsolutePath().resolveSibling(given);
  }

  /** The name under which instances are found. */
  public String name() {
    return head.name();
  }

  /** The file it was read from. */
  public Path file() {
    return head.file();
  }

  /** Where its instances are kept: the ID map of its first job unless it says otherwise. */
  public Path store() {
    return head.store();
  }

  /** What an instance is started with. */
  public Map<String, String> parameters() {
    return head.parameters();
  }

  /** The configurations of its jobs, in order. */
  public List<WorkbenchConfig> jobs() {
    return entries.stream()
        .filter(WorkflowEntry.Job.class::isInstance)
        .map(entry -> ((WorkflowEntry.Job) entry).config())
        .toList();
  }

  /**
   * What the newest instance made and has not been rolled back, the last task's job first: the
   * order in which it is rolled back. Tasks without a job in their ID map are left out. An older
   * instance is never meant, also where nothing is left of the newest.
   *
   * @return the job that each configuration has in its own ID map
   */
  public List<Made> madeLastFirst() {
    var all = new ArrayList<Made>();
    for (var entry : entries) {
      if (entry instanceof WorkflowEntry.Job job && Files.isRegularFile(job.config().idMapFile())) {
        try (var map = SqliteIdMap.at(job.config().idMapFile()).journalOnly(true).open()) {
          all.addAll(
              0,
              map.jobs().stream()
                  .filter(made -> isOf(job, made))
                  .map(made -> new Made(job.config(), made))
                  .toList());
        }
      }
    }
    var newest = all.stream().max(Comparator.comparing(made -> made.job().started()));
    var instance = newest.map(made -> instance(made.job()));
    return all.stream()
        .filter(made -> instance(made.job()).equals(instance.get()))
        .filter(made -> made.job().state() != JobState.ROLLED_BACK)
        .toList();
  }

  /**
   * A job that an instance of the workflow made.
   *
   * @param config of its task
   */
  public record Made(WorkbenchConfig config, JobRecord job) {}

  /** The name of such a job is workflow, instance and task. */
  private boolean isOf(WorkflowEntry.Job task, JobRecord job) {
    var name = job.key().name();
    return job.key().host().equals(task.config().host())
        && name.startsWith(head.name() + "/")
        && name.endsWith("/" + task.name())
        && instance(job).equals(name.substring(0, name.length() - task.name().length() - 1));
  }

  private String instance(JobRecord job) {
    int end = job.key().name().indexOf('/', head.name().length() + 1);
    return job.key().name().substring(0, Math.max(end, 0));
  }

  /**
   * The workflow itself.
   *
   * @throws InputException when its tasks do not go together
   */
  public Workflow workflow(TaskActions actions) {
    var builder = Workflow.named(head.name());
    if (head.recovery()) {
      builder.recoveryEnabled();
    }
    if (head.automatic()) {
      builder.automaticRecovery();
    }
    if (head.maxRecoveryAttempts() != null) {
      builder.maxRecoveryAttempts(head.maxRecoveryAttempts());
    }
    for (var entry : entries) {
      entry.onlyAfterAllOf().map(Condition::allDone).ifPresent(builder::when);
      builder.task(entry.task(actions));
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new InputException(head.file() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Workflow " + head.name() + " of " + head.file();
  }
}
