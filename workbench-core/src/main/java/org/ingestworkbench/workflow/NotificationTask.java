package org.ingestworkbench.workflow;

/**
 * Tells somebody, by whatever means the host application has. Told again when it was interrupted.
 *
 * @param name unique in its workflow
 * @param action tells
 */
public record NotificationTask(String name, TaskAction action) implements Task {

  public NotificationTask {
    Task.checkedName(name);
  }

  /** A task that tells somebody. */
  public static NotificationTask named(String name, TaskAction action) {
    return new NotificationTask(name, action);
  }

  @Override
  public String definition() {
    return "notification task " + name;
  }

  @Override
  public String toString() {
    return definition();
  }
}
