package org.ingestworkbench.workflow;

/**
 * Tells people something, by means of the host application. It is run again when it was
 * interrupted.
 *
 * @param name unique in its workflow
 * @param detail one line with everything else that decides what it does; an instance is not
 *     recovered with another detail; empty when the name is enough
 * @param action sends the message
 */
public record NotificationTask(String name, String detail, TaskAction action) implements Task {

  public NotificationTask {
    TaskText.name(name);
    TaskText.detail(name, detail);
  }

  /** A task that tells people something. */
  public static NotificationTask named(String name, TaskAction action) {
    return named(name, "", action);
  }

  /** A task that tells people something, with a detail of its definition. */
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
