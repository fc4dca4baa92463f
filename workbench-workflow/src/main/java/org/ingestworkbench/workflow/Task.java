package org.ingestworkbench.workflow;

/** An object of a workflow that does something. Immutable. */
public sealed interface Task permits MappingTask, HumanTask, CommandTask, NotificationTask {

  /** The name, unique in its workflow. */
  String name();

  /**
   * What becomes of it when it is interrupted: restart, unless it is a mapping task set to skip.
   */
  default RecoveryStrategy strategy() {
    return RecoveryStrategy.RESTART;
  }

  /** One line of text with everything that must be the same when an instance is recovered. */
  String definition();
}
