package org.ingestworkbench.workflow;

/**
 * Tells a person, by the means that the host application has. Told again when it was interrupted.
 *
 * @param name unique in its workflow
 * @param detail what decides what it does, in a line: with another one an instance is not
 *     recovered; empty when the name says it all
 * @param action tells
 */
public record NotificationTask(String name, String detail, TaskAction action) implements Task {

  public NotificationTask {
    TaskText.name(name);
    TaskText.detail(name, detail);
  }

  /** A task that tells a person. */
  public static NotificationTask named(String name, TaskAction action) {
    return named(name, "", action);
  }

  /** The same, with a detail of its definition. */
  public static NotificationTask named(String name, String detail, TaskAction action) {
    return new NotificationTask(name, detail, action);
  }

  @Override
  public String definition() {
    return "notification task " + name + TaskText.more(detail);
  }

  @Override
  public String toString() {
    return definition();
  }
}
