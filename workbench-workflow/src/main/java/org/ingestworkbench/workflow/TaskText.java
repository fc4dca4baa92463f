package org.ingestworkbench.workflow;

/** The texts of a task that stand in its definition, which has a line for each object. */
final class TaskText {

  private TaskText() {}

  /** Checks a name, which stands in messages and in the names of jobs. */
  static String name(String name) {
    if (name.isBlank() || name.contains("/") || name.contains("\n")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" cannot be the name of a task: it needs a name without / in one line.");
    }
    return name;
  }

  /** Checks a detail of a definition. */
  static String detail(String name, String detail) {
    if (detail.contains("\n")) {
      throw new IllegalArgumentException(
          "The detail of task \"" + name + "\" must be one line, not \"" + detail + "\".");
    }
    return detail;
  }

  /** How a definition goes on with a detail. */
  static String more(String detail) {
    return detail.isEmpty() ? "" : ", " + detail;
  }
}
