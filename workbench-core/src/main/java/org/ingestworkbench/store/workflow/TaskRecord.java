package org.ingestworkbench.store.workflow;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A task of an instance as the store knows it.
 *
 * @param name unique in its workflow
 * @param state null until it was first started
 * @param runs how often it was started, a human task how often it went on
 * @param counts what it came to: {@code done} and {@code notDone} rows of a mapping task; {@code
 *     items}, {@code completed} and {@code rejected} of a human task
 * @param message why it is not Completed; empty otherwise
 */
public record TaskRecord(
    String name, @Nullable TaskState state, int runs, Map<String, Long> counts, String message) {

  private static final String ITEMS = "items";

  public TaskRecord {
    counts = Map.copyOf(counts);
  }

  /** A task that was never started. */
  static TaskRecord unstarted(String name) {
    return new TaskRecord(name, null, 0, Map.of(), "");
  }

  /** How many; 0 when the task does not count such. */
  public long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Whether it runs. */
  public boolean running() {
    return state == TaskState.RUNNING;
  }

  /** Whether a human task has handed out all of its items. */
  public boolean handedOut() {
    return counts.containsKey(ITEMS);
  }

  /** This task, started once more. */
  public TaskRecord started() {
    return new TaskRecord(name, TaskState.RUNNING, runs + 1, counts, "");
  }

  /** This task in another state, and why; the reason may be empty. */
  public TaskRecord moved(TaskState to, String why) {
    return new TaskRecord(name, to, runs, counts, why);
  }

  /** This task with other counts. */
  public TaskRecord counting(Map<String, Long> found) {
    return new TaskRecord(name, state, runs, found, message);
  }

  @Override
  public String toString() {
    return name
        + " "
        + (state == null ? "not started" : state)
        + (runs > 1 ? ", run " + runs : "")
        + (counts.isEmpty() ? "" : ", " + new TreeMap<>(counts))
        + (message.isEmpty() ? "" : ": " + message);
  }
}
