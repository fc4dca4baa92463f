package org.ingestworkbench.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Defines a {@link Workflow}. For use by one thread. */
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

  /** Allows to recover instances by hand. Each task then has the strategy restart or skip. */
  public WorkflowBuilder recoveryEnabled() {
    recoveryEnabled = true;
    return this;
  }

  /** Enables recovery. A service that starts recovers the instances whose process died. */
  public WorkflowBuilder automaticRecovery() {
    automaticRecovery = true;
    return recoveryEnabled();
  }

  /** Limits how often one instance may be recovered. There is no limit otherwise. */
  public WorkflowBuilder maxRecoveryAttempts(int times) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "maxRecoveryAttempts must be 0 or more, not " + times + ".");
    }
    maxRecoveryAttempts = times;
    return this;
  }

  /** Adds a task. Tasks run in the order in which they are added. */
  public WorkflowBuilder task(Task task) {
    return add(task);
  }

  /** Sets a condition on the way to the object that is added next. */
  public WorkflowBuilder when(Condition holds) {
    if (condition != null) {
      throw new IllegalStateException(
          "Two conditions, \"%s\" and \"%s\", stand on one way of workflow \"%s\"; make one of them."
              .formatted(condition, holds, name));
    }
    condition = holds;
    return this;
  }

  /** Adds an object that aborts the instance when it is reached. */
  public WorkflowBuilder terminate() {
    return add(null);
  }

  /**
   * Adds objects on a side way. They run when the condition holds; otherwise the instance goes on
   * after the side way.
   *
   * @param objects adds the objects
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
   * @throws IllegalStateException when the workflow has no task, uses a name twice, has a condition
   *     that leads nowhere, or has a mapping task that feeds a human task and has the strategy
   *     skip, or that feeds a human task that does not follow
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
