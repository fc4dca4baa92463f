package org.ingestworkbench.workflow;

/**
 * Runs an action of the host application. It is run again in full when it was interrupted, so the
 * action must be safe to run twice.
 *
 * @param name unique in its workflow
 * @param detail one line with everything else that decides what it does; an instance is not
 *     recovered with another detail; empty when the name is enough
 * @param action the action
 */
public record CommandTask(String name, String detail, TaskAction action) implements Task {

  public CommandTask {
    TaskText.name(name);
    TaskText.detail(name, detail);
  }

  /** A task that runs an action. */
  public static CommandTask named(String name, TaskAction action) {
    return named(name, "", action);
  }

  /** A task that runs an action, with a detail of its definition. */
  public static CommandTask named(String name, String detail, TaskAction action) {
    return new CommandTask(name, detail, action);
  }

  @Override
  public String definition() {
    return "command task " + name + TaskText.more(detail);
  }

  @Override
  public String toString() {
    return definition();
  }
}
