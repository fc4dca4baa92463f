package org.ingestworkbench.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ingestworkbench.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of tasks, with conditions on the ways between them. Immutable. Each instance
 * keeps the definition with which it was started, and is not recovered with another one.
 *
 * <pre>{@code
 * var workflow = Workflow.named("spring")
 *     .recoveryEnabled()
 *     .task(MappingTask.named("terms", job -> job.source(terms).repository(drupal).idMap(map)))
 *     .task(MappingTask.named("items", job -> job.source(items).repository(drupal).idMap(map)))
 *     .task(NotificationTask.named("tell", context -> mail(context)))
 *     .build();
 * }</pre>
 */
public final class Workflow {
  private final String name;
  private final boolean recoveryEnabled;
  private final boolean automaticRecovery;
  private final @Nullable Integer maxRecoveryAttempts;
  private final List<WorkflowStep> steps;

  Workflow(
      String name,
      boolean recoveryEnabled,
      boolean automaticRecovery,
      @Nullable Integer maxRecoveryAttempts,
      List<WorkflowStep> steps) {
    this.name = name;
    this.recoveryEnabled = recoveryEnabled;
    this.automaticRecovery = automaticRecovery;
    this.maxRecoveryAttempts = maxRecoveryAttempts;
    this.steps = List.copyOf(steps);
  }

  /** Starts to define a workflow. */
  public static WorkflowBuilder named(String name) {
    return new WorkflowBuilder(name);
  }

  /** The name, by which a service finds the definition of an instance. */
  public String name() {
    return name;
  }

  /** Whether instances may be recovered. */
  public boolean recoveryEnabled() {
    return recoveryEnabled;
  }

  /** Whether a service that starts recovers the instances whose process died. */
  public boolean automaticRecovery() {
    return automaticRecovery;
  }

  /** Whether an instance that was recovered so often may be recovered once more. */
  public boolean allowsRecovery(int recoveries) {
    return maxRecoveryAttempts == null || recoveries < maxRecoveryAttempts;
  }

  /** The objects in order, each with the way to it. */
  public List<WorkflowStep> steps() {
    return steps;
  }

  /** The tasks in order. */
  public List<Task> tasks() {
    return steps.stream().flatMap(step -> Optional.ofNullable(step.task()).stream()).toList();
  }

  /** The task of this name; empty when the workflow has none. */
  public Optional<Task> task(String wanted) {
    Predicate<Task> named = task -> task.name().equals(wanted);
    return tasks().stream().filter(named).findFirst();
  }

  /**
   * Everything that must be the same when an instance is recovered, in one line for each object.
   * How often it may be recovered, and whether automatically, is not part of it.
   */
  public String definition() {
    var text = new StringBuilder("recovery ").append(recoveryEnabled ? "enabled" : "not enabled");
    steps.forEach(step -> text.append('\n').append(step.definition()));
    return text.toString();
  }

  /**
   * Whether an instance that was started with a definition is one of this workflow, and may be gone
   * on with. How many rows of a job may fail is decided when the job ends, so an instance that was
   * started where none might goes on where all may: those of secondary tasks were started so, when
   * one failed row still stopped them.
   *
   * @param then the definition that the instance keeps
   */
  public boolean goesOnWith(String then) {
    return noneMayFail(definition()).equals(noneMayFail(then));
  }

  private static String noneMayFail(String definition) {
    return definition.replace(", failed rows allowed all,", ", failed rows allowed 0,");
  }

  /** A fingerprint of {@link #definition}. */
  public String fingerprint() {
    return fingerprint(definition());
  }

  /** The fingerprint of a definition that an instance keeps. */
  public static String fingerprint(String definition) {
    return Item.sha256(definition).substring(0, 16);
  }

  /** The workflow, then a line for each object. */
  @Override
  public String toString() {
    return "Workflow " + name + " (" + fingerprint() + "): " + definition();
  }
}
