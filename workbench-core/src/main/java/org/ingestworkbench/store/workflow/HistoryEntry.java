package org.ingestworkbench.store.workflow;

import java.time.Instant;
import org.ingestworkbench.text.Shown;

/**
 * Something that happened to an instance. Entries are only ever added.
 *
 * @param at the time
 * @param object the name of the task to which it happened; empty for the instance itself
 * @param run for a task the number of its run, from 1; for the instance the number of its
 *     recoveries
 * @param state the state to which it led
 * @param event what happened
 * @param message details; may be empty
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
