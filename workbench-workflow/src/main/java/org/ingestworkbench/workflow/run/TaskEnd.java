package org.ingestworkbench.workflow.run;

import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.workflow.transition.InstanceEvent;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param told the event that the end causes; null when the task was left and is run again later
 * @param counts the results of the task; may be empty
 * @param message why the task is not Completed; empty otherwise
 */
public record TaskEnd(@Nullable InstanceEvent told, Map<String, Long> counts, String message) {

  static final TaskEnd LEFT = new TaskEnd(null, Map.of(), "");

  static TaskEnd completed(Map<String, Long> counts) {
    return new TaskEnd(InstanceEvent.COMPLETES, counts, "");
  }

  static TaskEnd recoverable(Map<String, Long> counts, String why) {
    return new TaskEnd(InstanceEvent.RECOVERABLE_ERROR, counts, why);
  }

  static TaskEnd fault(Throwable fault) {
    return new TaskEnd(TaskErrors.event(fault), Map.of(), TaskErrors.words(fault));
  }

  Optional<InstanceEvent> event() {
    return Optional.ofNullable(told);
  }
}
