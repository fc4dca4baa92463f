package org.ingestworkbench.workflow;

/**
 * Runs something of the host application. Run again in full when it was interrupted, so it must be
 * safe to run twice.
 *
 * @param name unique in its workflow
 * @param detail what decides what it does, in a line: with another one an instance is not
 *     recovered; empty when the name says it all
 * @param action what it does
 */
public record CommandTask(String name, String detail, TaskAction action) implements Task {

  public CommandTask {
    TaskText.name(name);
    TaskText.detail(name, detail);
  }

  /** A task that runs something. */
  public static CommandTask named(String name, TaskAction action) {
    return named(name, "", action);
  }

  /** The same, with a detail of its definition. */
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
