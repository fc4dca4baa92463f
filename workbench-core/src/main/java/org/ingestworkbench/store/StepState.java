package org.ingestworkbench.store;

/**
 * The states of a step in the journal.
 *
 * <pre>
 *              begin          complete
 *   (none) ---------> BEGUN -----------> COMPLETE ---> ROLLED_BACK
 *                     |  ^  \                              |
 *             refuse  |  |   \ unresolved                  | begin (next generation)
 *                     v  |    v                            v
 *                  REFUSED   UNRESOLVED                  BEGUN
 * </pre>
 */
public enum StepState {
  /** Announced; the repository may or may not have made it. Only settling says which. */
  BEGUN,
  /** The repository confirmed it. */
  COMPLETE,
  /** The repository did not make it: it said so, or settling found it absent. */
  REFUSED,
  /** It is not known. It is asked again on the next resume and never made meanwhile. */
  UNRESOLVED,
  /** It was made and then deleted by a rollback. */
  ROLLED_BACK;

  /** Whether the journal takes a step from this state to the other. */
  public boolean mayBecome(StepState next) {
    return switch (this) {
      case BEGUN, UNRESOLVED -> next != ROLLED_BACK && next != BEGUN;
      case REFUSED, ROLLED_BACK -> next == BEGUN;
      case COMPLETE -> next == ROLLED_BACK;
    };
  }
}
