package org.ingestworkbench.workflow.transition;

import org.ingestworkbench.store.workflow.InstanceRequest;

/** What can happen to an instance. */
public enum InstanceEvent {
  COMPLETES("the task completes"),
  NONRECOVERABLE_ERROR("nonrecoverable error"),
  RECOVERABLE_ERROR("recoverable error"),
  ABORT("user aborts"),
  CANCEL("user cancels"),
  /** Noticed when a service starts, or takes the instance over. */
  PROCESS_DIES("service process dies"),
  /** In order, not by a death; only a task for people notes it. */
  LEAVES("its service is closed while people work"),
  GOES_ON("a service goes on with it"),
  RECOVER("recovery"),
  TERMINATE("a terminate object is reached"),
  ENDS("no object is left");

  private final String words;

  InstanceEvent(String words) {
    this.words = words;
  }

  /** What happens to an instance whose user asks this. */
  public static InstanceEvent of(InstanceRequest request) {
    return switch (request) {
      case CANCEL -> CANCEL;
      case ABORT -> ABORT;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
