package org.ingestworkbench.store.workflow;

import java.time.Instant;
import org.ingestworkbench.model.Shown;

/**
 * Something that happened to an instance. Entries are only ever added.
 *
 * @param at when
 * @param object the task it happened to; empty for the instance itself
 * @param run which run of the task, counted from 1; of the instance, which recovery, from 0
 * @param state the state it led to
 * @param event what happened
 * @param message more about it; may be empty
 */
public record HistoryEntry(
    Instant at, String object, int run, String state, String event, String message) {

  @Override
  public String toString() {
    return Shown.lines(
        at
            + " "
            + (object.isEmpty() ? "instance" : object + " (run " + run + ")")
            + " "
            + state
            + ": "
            + event
            + (message.isEmpty() ? "" : " (" + message + ")"));
  }
}
