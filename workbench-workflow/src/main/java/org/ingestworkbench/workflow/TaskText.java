package org.ingestworkbench.workflow;

/**
 * Checks the texts of a task that become part of its definition, which has one line for each
 * object.
 */
final class TaskText {

  private TaskText() {}

  /** Checks a name. It becomes part of messages and of the names of jobs. */
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

  /** The end of a definition with this detail. */
  static String more(String detail) {
    return detail.isEmpty() ? "" : ", " + detail;
  }
}
