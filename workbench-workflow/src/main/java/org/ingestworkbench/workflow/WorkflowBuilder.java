package org.ingestworkbench.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Defines a {@link Workflow}. Used by one thread. */
public final class WorkflowBuilder {
  private final String name;
  private final List<WorkflowStep> steps;
  private final List<String> ways;
  private boolean recoveryEnabled;
  private boolean automaticRecovery;
  private @Nullable Integer maxRecoveryAttempts;
  private @Nullable Condition condition;

  WorkflowBuilder(String name) {
    this(name, new ArrayList<>(), List.of());
    if (name.isBlank() || name.contains("\n")) {
      throw new IllegalArgumentException(
          "A workflow needs a name in one line: with it its instances are found again.");
    }
  }

  private WorkflowBuilder(String name, List<WorkflowStep> steps, List<String> ways) {
    this.name = name;
    this.steps = steps;
    this.ways = ways;
  }

  /** Instances may be recovered, by hand; every task then has the restart strategy or skip. */
  public WorkflowBuilder recoveryEnabled() {
    recoveryEnabled = true;
    return this;
  }

  /** Instances whose process died are recovered when a service starts. Enables recovery. */
  public WorkflowBuilder automaticRecovery() {
    automaticRecovery = true;
    return recoveryEnabled();
  }

  /** How often one instance may be recovered; without limit otherwise. */
  public WorkflowBuilder maxRecoveryAttempts(int times) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "maxRecoveryAttempts must be 0 or more, not " + times + ".");
    }
    maxRecoveryAttempts = times;
    return this;
  }

  /** A task, in the order in which they are run. */
  public WorkflowBuilder task(Task task) {
    return add(task);
  }

  /** A condition on the way to the object that is added next. */
  public WorkflowBuilder when(Condition holds) {
    if (condition != null) {
      throw new IllegalStateException(
          "Two conditions, \"%s\" and \"%s\", stand on one way of workflow \"%s\"; make one of them."
              .formatted(condition, holds, name));
    }
    condition = holds;
    return this;
  }

  /** An object whose reaching aborts the instance. */
  public WorkflowBuilder terminate() {
    return add(null);
  }

  /**
   * Objects on a side way: they are run, or the instance is terminated there, when the condition
   * holds; else what comes after the side way is run.
   *
   * @param objects adds them
   */
  public WorkflowBuilder when(Condition holds, Consumer<WorkflowBuilder> objects) {
    var way = new ArrayList<>(ways);
    way.add(holds.name());
    var side = new WorkflowBuilder(name, steps, List.copyOf(way)).when(holds);
    objects.accept(side);
    side.refuseLooseCondition();
    return this;
  }

  private WorkflowBuilder add(@Nullable Task task) {
    steps.add(new WorkflowStep(ways, condition, task));
    condition = null;
    return this;
  }

  /**
   * Builds the workflow.
   *
   * @throws IllegalStateException when it has no task, a name twice, a condition that leads
   *     nowhere, or a mapping task with skip that feeds a human task, or feeds none that follows
   */
  public Workflow build() {
    refuseLooseCondition();
    var workflow =
        new Workflow(name, recoveryEnabled, automaticRecovery, maxRecoveryAttempts, steps);
    if (workflow.tasks().isEmpty()) {
      throw wrong("has no task");
    }
    refuseDoubleNames(workflow);
    workflow.tasks().forEach(task -> refuseBadFeeding(workflow.tasks(), task));
    return workflow;
  }

  private void refuseLooseCondition() {
    if (condition != null) {
      throw wrong("has a condition \"" + condition + "\" on a way that leads nowhere");
    }
  }

  private void refuseDoubleNames(Workflow workflow) {
    var tasks = new HashSet<String>();
    workflow.tasks().forEach(task -> refuseTwice(tasks, "task", task.name()));
    var conditions = new HashSet<String>();
    for (var step : steps) {
      if (step.condition() != null) {
        refuseTwice(conditions, "condition", step.condition().name());
      }
    }
  }

  private void refuseTwice(Set<String> names, String what, String found) {
    if (!names.add(found)) {
      throw wrong("has two " + what + "s named \"" + found + "\"");
    }
  }

  private void refuseBadFeeding(List<Task> tasks, Task task) {
    if (task instanceof MappingTask mapping && mapping.feeds().isPresent()) {
      var fed = mapping.feeds().get();
      var after = tasks.subList(tasks.indexOf(task) + 1, tasks.size());
      if (after.stream().noneMatch(next -> next instanceof HumanTask && next.name().equals(fed))) {
        throw wrong(
            "has no human task \"" + fed + "\" after the one that feeds it: " + task.name());
      } else if (mapping.strategy() == RecoveryStrategy.SKIP) {
        throw wrong(
            "has a mapping task \"%s\" that feeds the human task \"%s\" and so must have the restart strategy, not skip"
                .formatted(task.name(), fed));
      }
    }
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException("Workflow \"" + name + "\" " + what + ".");
  }
}
