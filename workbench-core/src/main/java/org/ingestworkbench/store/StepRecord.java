package org.ingestworkbench.store;

import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a step. Its moves stand here, once for all stores: each gives the
 * record after the move, or throws {@link IllegalStateException} when {@link StepState#mayBecome}
 * does not have it.
 *
 * @param uuid the uuid of its current generation
 * @param generation how often it was rolled back before
 * @param fingerprint of the body and files with which it was last begun
 * @param confirmation what the repository confirmed; null unless complete or rolled back
 * @param adopted whether it was found by settling and not answered by its own request
 * @param error why it was refused or could not be settled; null otherwise
 */
public record StepRecord(
    StepKey key,
    StepState state,
    UUID uuid,
    int generation,
    String fingerprint,
    @Nullable Confirmation confirmation,
    boolean adopted,
    @Nullable String error) {

  /** A step that is begun for the first time. */
  public static StepRecord first(StepKey key, UUID uuid, int generation, String fingerprint) {
    return new StepRecord(key, StepState.BEGUN, uuid, generation, fingerprint, null, false, null);
  }

  public boolean complete() {
    return state == StepState.COMPLETE;
  }

  /**
   * The uuid that its object has: the confirmed one, which may be that of an earlier generation or
   * of another program; of a step that is not confirmed the one under which it is made.
   */
  public UUID objectUuid() {
    return confirmation == null ? uuid : confirmation.uuid();
  }

  /** What it made or changed; empty unless it is complete. */
  public Optional<EntityRef> object() {
    return complete() && confirmation != null
        ? Optional.of(confirmation.object(key.kind().entityType()))
        : Optional.empty();
  }

  /**
   * What its row is about, as far as a complete step tells: what it made or changed, and of a
   * medium of the row the node that it belongs to. Empty for a page and what belongs to it.
   */
  public Optional<EntityRef> ofRow() {
    if (key.kind() == Kind.MEDIA && complete() && confirmation != null) {
      return Optional.ofNullable(confirmation.nodeId()).map(EntityRef::node);
    }
    return key.kind().isOfRow() ? object() : Optional.empty();
  }

  /** Whether it is not known what became of it: it is begun, or unresolved. */
  public boolean open() {
    return state == StepState.BEGUN || state == StepState.UNRESOLVED;
  }

  /**
   * This step begun again after it was refused or rolled back.
   *
   * @throws IllegalStateException when the table has no such move, or when a step that was rolled
   *     back would keep its generation and so its uuid
   */
  public StepRecord begun(UUID newUuid, int newGeneration, String newFingerprint) {
    check(StepState.BEGUN);
    if (state == StepState.ROLLED_BACK && newGeneration <= generation) {
      throw new IllegalStateException(
          "Step \""
              + key
              + "\" was rolled back in generation "
              + generation
              + "; it needs a new one.");
    }
    return first(key, newUuid, newGeneration, newFingerprint);
  }

  /** This step after the repository confirmed it. */
  public StepRecord completed(Confirmation confirmed, boolean wasAdopted) {
    return moved(StepState.COMPLETE, confirmed, wasAdopted, null);
  }

  /**
   * This step with the ID that its repository did not tell at first.
   *
   * @throws IllegalStateException when it is not complete, or has an ID
   */
  public StepRecord identified(String id) {
    if (state != StepState.COMPLETE || confirmation == null || confirmation.id() != null) {
      throw new IllegalStateException("Step \"" + key + "\" is " + state + " and needs no ID.");
    }
    var known =
        new Confirmation(
            id,
            confirmation.uuid(),
            confirmation.changed(),
            confirmation.files(),
            confirmation.nodeId());
    return new StepRecord(key, state, uuid, generation, fingerprint, known, adopted, null);
  }

  /** This step after it had no effect. */
  public StepRecord refused(String why) {
    return moved(StepState.REFUSED, null, false, why);
  }

  /** This step when it cannot be told what became of it. */
  public StepRecord unresolved(String why) {
    return moved(StepState.UNRESOLVED, null, false, why);
  }

  /** This step after a rollback deleted what it had made. */
  public StepRecord rolledBack() {
    return moved(StepState.ROLLED_BACK, confirmation, adopted, null);
  }

  private StepRecord moved(
      StepState next, @Nullable Confirmation confirmed, boolean wasAdopted, @Nullable String why) {
    check(next);
    return new StepRecord(key, next, uuid, generation, fingerprint, confirmed, wasAdopted, why);
  }

  private void check(StepState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "Step \"" + key + "\" is " + state + " and cannot become " + next + ".");
    }
  }
}
