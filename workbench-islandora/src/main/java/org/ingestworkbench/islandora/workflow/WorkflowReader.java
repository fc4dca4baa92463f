package org.ingestworkbench.islandora.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ingestworkbench.islandora.config.Overrides;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.workflow.WorkflowConfig.Head;
import org.ingestworkbench.islandora.yaml.ConfigProblems;
import org.ingestworkbench.islandora.yaml.NearestName;
import org.ingestworkbench.islandora.yaml.ValueType;
import org.ingestworkbench.islandora.yaml.ValueType.WrongValue;
import org.ingestworkbench.islandora.yaml.YamlNode;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlNode.Sequence;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.jspecify.annotations.Nullable;

/** Reads a workflow file. */
final class WorkflowReader {
  private static final Set<String> HEAD =
      Set.of(
          "name",
          "recovery",
          "automatic_recovery",
          "max_recovery_attempts",
          "store",
          "parameters",
          "tasks");
  private static final Set<String> TASK =
      Set.of(
          "name",
          "config",
          "strategy",
          "failed_rows_allowed",
          "feeds",
          "groups",
          "items",
          "items_from",
          "command",
          "notify",
          "if_all_done");
  private static final List<String> KINDS = List.of("config", "groups", "command", "notify");

  private final Path file;
  private final Overrides overrides;
  private final ConfigProblems findings;
  private final Map<String, WorkflowEntry.Job> jobs = new LinkedHashMap<>();

  WorkflowReader(Path file, Overrides overrides) {
    this.file = file;
    this.overrides = overrides;
    this.findings = new ConfigProblems(file.toString());
  }

  WorkflowConfig read(Mapping mapping) {
    refuseUnknown(mapping, HEAD);
    var entries = new ArrayList<WorkflowEntry>();
    if (mapping.entries().get("tasks") instanceof Sequence tasks) {
      tasks.items().forEach(task -> add(task, entries));
    } else {
      error(mapping, "tasks must be a list of tasks, each with a name.");
    }
    var head = head(mapping);
    findings.refuseErrors();
    return new WorkflowConfig(head, entries);
  }

  private void error(YamlNode at, String message) {
    findings.error(Code.SETTING_INVALID, at.line(), message);
  }

  private void refuseUnknown(Mapping mapping, Set<String> known) {
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                findings.error(
                    Code.SETTING_UNKNOWN,
                    value.line(),
                    "there is no \""
                        + key
                        + "\" here"
                        + NearestName.to(key, known)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; there are " + known.stream().sorted().toList() + "."));
              }
            });
  }

  private Head head(Mapping mapping) {
    var real = file.toAbsolutePath().normalize().toString();
    boolean automatic = flag(mapping, "automatic_recovery", false);
    return new Head(
        file,
        text(mapping, "name").orElse(real),
        automatic || flag(mapping, "recovery", true),
        automatic,
        value(mapping, "max_recovery_attempts", ValueType.NUMBER, Integer.class).orElse(null),
        path(mapping, "store").map(Path::of).orElseGet(this::firstMap),
        parameters(mapping));
  }

  private Path firstMap() {
    return jobs.values().stream()
        .findFirst()
        .map(job -> job.config().idMapFile())
        .orElseGet(() -> file.toAbsolutePath().resolveSibling("workflows.db"));
  }

  @SuppressWarnings("unchecked") // the type makes maps of texts alone
  private Map<String, String> parameters(Mapping mapping) {
    return value(mapping, "parameters", ValueType.PAIRS, Map.class).orElse(Map.of());
  }

  private Optional<String> text(Mapping mapping, String key) {
    return value(mapping, key, ValueType.TEXT, String.class);
  }

  private Optional<String> path(Mapping mapping, String key) {
    return value(mapping, key, ValueType.PATH, String.class);
  }

  private boolean flag(Mapping mapping, String key, boolean otherwise) {
    return value(mapping, key, ValueType.FLAG, Boolean.class).orElse(otherwise);
  }

  @SuppressWarnings("unchecked") // the type makes lists of texts alone
  private List<String> list(Mapping mapping, String key) {
    return value(mapping, key, ValueType.LIST, List.class).orElse(List.of());
  }

  private <T> Optional<T> value(Mapping mapping, String key, ValueType type, Class<T> as) {
    var node = mapping.entries().get(key);
    if (node == null || node.empty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(as.cast(type.read(node)));
    } catch (WrongValue e) {
      error(node, key + " " + e.getMessage());
      return Optional.empty();
    }
  }

  private void add(YamlNode node, List<WorkflowEntry> entries) {
    if (node instanceof Mapping task) {
      refuseUnknown(task, TASK);
      var name = text(task, "name");
      var kinds = KINDS.stream().filter(task.entries()::containsKey).toList();
      if (name.isEmpty() || kinds.size() != 1) {
        error(task, "a task needs a name and one of " + KINDS + ".");
      } else {
        var entry = entry(name.get(), kinds.get(0), task);
        if (entry != null) {
          entries.add(entry);
        }
      }
    } else {
      error(node, "a task consists of lines like \"name: terms\".");
    }
  }

  private @Nullable WorkflowEntry entry(String name, String kind, Mapping task) {
    var after = text(task, "if_all_done");
    return switch (kind) {
      case "config" -> job(name, task, after);
      case "groups" -> people(name, task, after);
      default -> program(name, kind, task, after);
    };
  }

  private @Nullable WorkflowEntry program(
      String name, String kind, Mapping task, Optional<String> after) {
    var command = list(task, kind);
    if (command.isEmpty()) {
      error(task, kind + " must be a list: the program, then its arguments.");
      return null;
    }
    return new WorkflowEntry.Program(name, kind.equals("notify"), command, after);
  }

  private @Nullable WorkflowEntry job(String name, Mapping task, Optional<String> after) {
    var path = path(task, "config");
    if (path.isEmpty()) {
      error(task, "the task " + name + " needs the path of a configuration: config.");
      return null;
    }
    var config = WorkflowConfig.found(file, path.get());
    var job =
        new WorkflowEntry.Job(
            name,
            WorkbenchConfig.read(config, overrides),
            strategy(task),
            failedRows(task),
            text(task, "feeds").orElse(null),
            after);
    jobs.put(name, job);
    return job;
  }

  /** A number, or the word for any number. */
  private long failedRows(Mapping task) {
    var key = "failed_rows_allowed";
    return task.entries().get(key) instanceof Scalar scalar && scalar.text().equals("all")
        ? MappingTask.ALL_ROWS
        : value(task, key, ValueType.NUMBER, Integer.class).orElse(0);
  }

  private RecoveryStrategy strategy(Mapping task) {
    var strategy = text(task, "strategy").orElse("restart");
    if (!List.of("restart", "skip").contains(strategy)) {
      error(task, "strategy must be restart or skip, not \"" + strategy + "\".");
    }
    return strategy.equals("skip") ? RecoveryStrategy.SKIP : RecoveryStrategy.RESTART;
  }

  private @Nullable WorkflowEntry people(String name, Mapping task, Optional<String> after) {
    var from = text(task, "items_from");
    if (from.isPresent() && !jobs.containsKey(from.get())) {
      error(task, "items_from: there is no job \"" + from.get() + "\" before this task.");
      return null;
    }
    refuseSkipped(task, name, from.map(jobs::get));
    var groups = list(task, "groups");
    if (groups.isEmpty()) {
      error(task, "groups must be a list of the groups that may work on \"" + name + "\".");
      return null;
    }
    return new WorkflowEntry.People(
        name, groups, from.map(jobs::get).orElse(null), list(task, "items"), after);
  }

  /** It may come to its end with anything or nothing, and people would wait for that. */
  private void refuseSkipped(Mapping task, String name, Optional<WorkflowEntry.Job> from) {
    if (from.filter(job -> job.strategy() == RecoveryStrategy.SKIP).isPresent()) {
      error(
          task,
          "items_from: the job \"%s\" feeds the people of \"%s\" and so must have the restart strategy, not skip."
              .formatted(from.get().name(), name));
    }
  }
}
