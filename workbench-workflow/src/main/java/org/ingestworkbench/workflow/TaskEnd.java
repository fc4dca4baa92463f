package org.ingestworkbench.workflow;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param told null when it was left, to be run again by the next process
 */
record TaskEnd(@Nullable Event told, Map<String, Long> counts, String message) {

  static final TaskEnd LEFT = new TaskEnd(null, Map.of(), "");

  static TaskEnd completed(Map<String, Long> counts) {
    return new TaskEnd(Event.COMPLETES, counts, "");
  }

  static TaskEnd recoverable(Map<String, Long> counts, String why) {
    return new TaskEnd(Event.RECOVERABLE_ERROR, counts, why);
  }

  static TaskEnd fault(Throwable fault) {
    return new TaskEnd(Faults.event(fault), Map.of(), Faults.words(fault));
  }

  Optional<Event> event() {
    return Optional.ofNullable(told);
  }
}
