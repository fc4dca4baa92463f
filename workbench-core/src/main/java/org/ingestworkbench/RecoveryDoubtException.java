package org.ingestworkbench;

import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/**
 * The node ID from which a job was to be recovered is probably not the one that was meant: rows
 * would be made twice. Nothing was written. Give the right number, or {@link Recovery#insisting
 * insist}.
 */
public final class RecoveryDoubtException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final String facts;
  private final @Nullable String probablyMeant;

  RecoveryDoubtException(String facts, @Nullable String probablyMeant) {
    super(
        facts
            + " Nothing was written. Give the right number, or say that this one is meant: "
            + Advice.INSIST.words()
            + ".",
        Advice.INSIST,
        null);
    this.facts = facts;
    this.probablyMeant = probablyMeant;
  }

  /** What is doubtful: the message without the way on, for programs that have another one. */
  public String facts() {
    return facts;
  }

  /** The smallest node ID that rows of this input have in the map; null when they have none. */
  public @Nullable String probablyMeant() {
    return probablyMeant;
  }
}
