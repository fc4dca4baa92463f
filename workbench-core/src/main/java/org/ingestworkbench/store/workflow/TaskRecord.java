package org.ingestworkbench.store.workflow;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A task of an instance as the store keeps it.
 *
 * @param name unique in its workflow
 * @param state null until it was first started
 * @param runs how often it was started; for a human task, how often it went on
 * @param counts its results: {@code done} and {@code notDone} rows of a mapping task; {@code
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

  /** A count by its name; 0 when the task has none of that name. */
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

  /** This task in another state, with the reason, which may be empty. */
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
