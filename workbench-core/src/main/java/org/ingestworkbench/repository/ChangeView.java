package org.ingestworkbench.repository;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of a {@link Change} stand now.
 *
 * @param changed when the object was last changed, by the repository's clock, to the millisecond;
 *     null when not told
 */
public record ChangeView(State state, @Nullable Instant changed) {

  /** What the fields hold. */
  public enum State {
    /** What they held before the change: it was not made, or was taken back. */
    BEFORE,
    /** What they are to hold after it: it was made. */
    AFTER,
    /** Something else: another program or a person has changed at least one of them. */
    OTHER,
    /** The object is surely not there any more. */
    GONE
  }

  public ChangeView {
    changed = Confirmation.toTheMillisecond(changed);
  }
}
