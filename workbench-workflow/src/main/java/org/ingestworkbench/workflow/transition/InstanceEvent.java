package org.ingestworkbench.workflow.transition;

import org.ingestworkbench.store.workflow.InstanceRequest;

/** What can happen to an instance. */
public enum InstanceEvent {
  COMPLETES("the task completes"),
  NONRECOVERABLE_ERROR("nonrecoverable error"),
  RECOVERABLE_ERROR("recoverable error"),
  ABORT("user aborts"),
  CANCEL("user cancels"),
  /** A service notices it when it starts, or when it takes the instance over. */
  PROCESS_DIES("service process dies"),
  /** The service was closed in order, it did not die. Only a human task records it. */
  LEAVES("its service is closed while people work"),
  GOES_ON("a service goes on with it"),
  RECOVER("recovery"),
  TERMINATE("a terminate object is reached"),
  ENDS("no object is left");

  private final String words;

  InstanceEvent(String words) {
    this.words = words;
  }

  /** The event that a request causes. */
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
