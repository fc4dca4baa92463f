package org.ingestworkbench.store.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the store keeps it. Immutable.
 *
 * @param start what the instance was started with; never changes
 * @param status its state, and the cause of that state
 * @param recoveries how often it was recovered
 * @param ended when it was last Completed, Canceled or Aborted; null while it runs
 * @param variables as its tasks set them
 * @param conditions the results of its conditions, by name; each is evaluated once
 * @param tasks in the order of the workflow
 * @param message why it has this status; may be empty
 */
public record InstanceRecord(
    InstanceStart start,
    InstanceStatus status,
    int recoveries,
    @Nullable Instant ended,
    Map<String, String> variables,
    Map<String, Boolean> conditions,
    List<TaskRecord> tasks,
    String message) {

  public InstanceRecord {
    variables = Map.copyOf(variables);
    conditions = Map.copyOf(conditions);
    tasks = List.copyOf(tasks);
  }

  /**
   * A new instance. It runs, and none of its tasks was started.
   *
   * @param tasks the names of its tasks in the order of the workflow
   */
  public static InstanceRecord first(InstanceStart start, List<String> tasks) {
    return new InstanceRecord(
        start,
        InstanceStatus.RUNNING,
        0,
        null,
        Map.of(),
        Map.of(),
        tasks.stream().map(TaskRecord::unstarted).toList(),
        "");
  }

  /** The id of the instance. */
  public InstanceId id() {
    return start.id();
  }

  /** The name of its workflow. */
  public String workflow() {
    return start.workflow();
  }

  /** The workflow's definition when the instance was started. */
  public String definition() {
    return start.definition();
  }

  /** Whether the instance may be recovered at all. */
  public boolean recoveryEnabled() {
    return start.recoveryEnabled();
  }

  /** What the instance was started with for its tasks. */
  public Map<String, String> parameters() {
    return start.parameters();
  }

  /** The state without its cause. */
  public WorkflowState state() {
    return status.state();
  }

  /** Whether its status allows a recovery. The definition may still forbid one. */
  public boolean recoverable() {
    return recoveryEnabled() && status.recoverable() != InstanceStatus.Recoverable.NO;
  }

  /** The task of this name; empty when the instance has none. */
  public Optional<TaskRecord> task(String name) {
    return tasks.stream().filter(task -> task.name().equals(name)).findFirst();
  }

  /** The task that runs; empty when none does. */
  public Optional<TaskRecord> runningTask() {
    return tasks.stream().filter(TaskRecord::running).findFirst();
  }

  /** The task that a recovery runs again; empty when there is none. */
  public Optional<TaskRecord> canceledTask() {
    return tasks.stream().filter(task -> task.state() == TaskState.CANCELED).findFirst();
  }

  /** This instance with another status; {@code when} is null unless it ended. */
  public InstanceRecord withStatus(InstanceStatus to, @Nullable Instant when, String why) {
    return copy(to, recoveries, when, variables, conditions, tasks, why);
  }

  /** This instance, running again and recovered once more. */
  public InstanceRecord recovered() {
    return copy(InstanceStatus.RUNNING, recoveries + 1, null, variables, conditions, tasks, "");
  }

  /** This instance with a variable set. */
  public InstanceRecord withVariable(String name, String value) {
    var all = new LinkedHashMap<>(variables);
    all.put(name, value);
    return copy(status, recoveries, ended, all, conditions, tasks, message);
  }

  /** This instance with the result of a condition. */
  public InstanceRecord withCondition(String name, boolean holds) {
    var all = new LinkedHashMap<>(conditions);
    all.put(name, holds);
    return copy(status, recoveries, ended, variables, all, tasks, message);
  }

  /** This instance with one of its tasks changed. */
  public InstanceRecord withTask(String name, UnaryOperator<TaskRecord> change) {
    var all = new ArrayList<>(tasks);
    all.replaceAll(record -> record.name().equals(name) ? change.apply(record) : record);
    return copy(status, recoveries, ended, variables, conditions, all, message);
  }

  private InstanceRecord copy(
      InstanceStatus to,
      int times,
      @Nullable Instant when,
      Map<String, String> values,
      Map<String, Boolean> results,
      List<TaskRecord> all,
      String why) {
    return new InstanceRecord(start, to, times, when, values, results, all, why);
  }

  /** The instance, then a line for each task. */
  @Override
  public String toString() {
    var text = new StringBuilder("Instance ").append(id()).append(" of ").append(workflow());
    text.append(": ").append(state());
    if (status != InstanceStatus.RUNNING && status != InstanceStatus.COMPLETED) {
      text.append(" (").append(status).append(recoverable() ? "; recoverable)" : ")");
    }
    text.append(message.isEmpty() ? "" : ": " + message);
    if (!parameters().isEmpty()) {
      text.append("\n  parameters ").append(new TreeMap<>(parameters()));
    }
    tasks.forEach(task -> text.append("\n  ").append(task));
    return Shown.lines(text.toString());
  }
}
