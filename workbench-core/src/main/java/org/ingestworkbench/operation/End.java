package org.ingestworkbench.operation;

import org.ingestworkbench.operation.StopSignal.Stop;
import org.jspecify.annotations.Nullable;

/** How an operation came to its end. */
public enum End {
  COMPLETE("comes to its end"),
  /** Came to its end, but something is not done, or left. */
  INCOMPLETE("leaves something"),
  CANCELLED("is cancelled"),
  ABORTED("is aborted"),
  FAULT("meets a fault of the world"),
  /** Deleted something, and did not come to its end: the journal may still have what is gone. */
  HALFWAY("stops after it deleted something");

  private final String words;

  End(String words) {
    this.words = words;
  }

  /**
   * How an operation that was told this much came to its end.
   *
   * @param stop why it stopped; null when it did not
   * @param complete whether nothing is left where it did not stop
   */
  public static End of(@Nullable Stop stop, boolean complete) {
    if (stop == null) {
      return complete ? COMPLETE : INCOMPLETE;
    }
    return switch (stop.reason()) {
      case CANCELLED -> CANCELLED;
      case ABORTED -> ABORTED;
      case FAULT -> FAULT;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
