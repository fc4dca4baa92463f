package org.ingestworkbench.settle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/**
 * A step of which is asked what became of it, with the evidence that there is.
 *
 * @param key the step
 * @param uuids under which its object may be there: one for each generation in which it may have
 *     been made, the oldest first
 * @param fingerprint with which it was begun; null when no journal has the step
 * @param draft what was to be made, given the uuid; null when only the journal's record is there
 * @param node the node that the object belongs to; null for a node, a term, and where it is not
 *     known
 * @param over whether its last request is surely over, or is sent again under the same uuid, so
 *     that a late one does no harm; else it is not called absent yet
 * @param notedId an ID that was noted for the node; looked at and not believed; else null
 * @param change what the step changes; null for a step that makes an object
 */
public record StepQuestion(
    StepKey key,
    List<UUID> uuids,
    @Nullable String fingerprint,
    @Nullable Function<UUID, ? extends Creation> draft,
    @Nullable EntityRef node,
    boolean over,
    @Nullable String notedId,
    @Nullable Change change) {

  /** Stands for the fingerprint of what may be another program's; no fingerprint is so. */
  public static final String DOUBTFUL = "doubtful";

  public StepQuestion {
    uuids = List.copyOf(uuids);
  }

  /**
   * Whether a step may have been done by another program: under the job's uuids it is not there,
   * and it is not made before a person has decided.
   */
  public static boolean isDoubtful(StepRecord step) {
    return step.state() == StepState.UNRESOLVED && step.fingerprint().equals(DOUBTFUL);
  }

  /** The question after a step of the journal, by its record alone. */
  public static StepQuestion of(JobId job, StepRecord step) {
    return new StepQuestion(
        step.key(), uuids(job, step), step.fingerprint(), null, null, true, null, null);
  }

  /** Whether a journal has the step. */
  boolean isRecorded() {
    return fingerprint != null;
  }

  /** The question after an object of which no more than the uuid is known. */
  public static StepQuestion ofUuid(StepKey step, UUID uuid) {
    return new StepQuestion(step, List.of(uuid), "", null, null, true, null, null);
  }

  /** The same with what was to be made. */
  public StepQuestion draft(Function<UUID, ? extends Creation> made) {
    return new StepQuestion(key, uuids, fingerprint, made, node, over, notedId, change);
  }

  /** The same with the node that the object belongs to; null when it is not known. */
  public StepQuestion of(@Nullable EntityRef its) {
    return new StepQuestion(key, uuids, fingerprint, draft, its, over, notedId, change);
  }

  /** The same of a step that is not sent again, and whose last request may not be over yet. */
  public StepQuestion over(boolean surely) {
    return new StepQuestion(key, uuids, fingerprint, draft, node, surely, notedId, change);
  }

  /**
   * The same of a step that changes something; empty where the journal does not have the change.
   */
  public StepQuestion changing(Optional<Change> its) {
    return new StepQuestion(key, uuids, fingerprint, draft, node, over, notedId, its.orElse(null));
  }

  /**
   * Where a lost journal was made again and a step could not be judged, its object may have been
   * made in any generation up to the recorded one. A term has the same uuid in all of them.
   */
  private static List<UUID> uuids(JobId job, StepRecord step) {
    var uuids = new ArrayList<UUID>();
    if (step.state() == StepState.UNRESOLVED
        && step.key().kind() != Kind.TERM
        && !step.key().kind().changes()) {
      for (int earlier = 0; earlier < step.generation(); earlier++) {
        uuids.add(Identity.of(job, step.key(), earlier));
      }
    }
    uuids.add(step.uuid());
    return uuids;
  }
}
