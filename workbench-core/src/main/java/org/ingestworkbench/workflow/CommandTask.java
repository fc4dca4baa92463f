package org.ingestworkbench.workflow;

/**
 * Runs something of the host application. Run again in full when it was interrupted, so it must be
 * safe to run twice.
 *
 * @param name unique in its workflow
 * @param action what it does
 */
public record CommandTask(String name, TaskAction action) implements Task {

  public CommandTask {
    Task.checkedName(name);
  }

  /** A task that runs something. */
  public static CommandTask named(String name, TaskAction action) {
    return new CommandTask(name, action);
  }

  @Override
  public String definition() {
    return "command task " + name;
  }

  @Override
  public String toString() {
    return definition();
  }
}
