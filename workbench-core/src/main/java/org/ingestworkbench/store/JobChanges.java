package org.ingestworkbench.store;

import java.util.UUID;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes to the journal while it works on rows. Several changes may be written together
 * ({@link JobSession#together}); on the session itself each is durable when its method returns.
 */
public interface JobChanges {

  /**
   * Announces a step before the repository hears of it.
   *
   * @param uuid under which its object is made; of a change the uuid that its object has
   * @param generation above the last one when the step was rolled back
   * @param change what is changed, for a step that {@link
   *     org.ingestworkbench.model.Kind#changes()}: kept with the begin, in the place of an earlier
   *     one; null for every other step
   * @param nodeId the ID of the node that the object will belong to, where no step of the job makes
   *     that node: kept with the begin; else null
   */
  void begin(
      StepKey key,
      UUID uuid,
      int generation,
      String fingerprint,
      @Nullable Change change,
      @Nullable String nodeId);

  /** Announces a step that makes an object, of a node of the job or of none. */
  default void begin(StepKey key, UUID uuid, int generation, String fingerprint) {
    begin(key, uuid, generation, fingerprint, null, null);
  }

  /**
   * Records that the repository confirmed a step. The row of the ID map is written in the same
   * transaction.
   *
   * @param adopted whether settling found it
   * @param entry the row for the ID map, for a step that makes a node; null otherwise, and for a
   *     node whose ID is not known
   * @throws IllegalArgumentException for a row of the ID map with a step that makes no node
   */
  void complete(StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry);

  /** Records that a step had no effect, and why. */
  void refuse(StepKey key, String error);

  /** Records that it cannot be told what became of a step, and why. */
  void unresolved(StepKey key, String why);

  /** Records that a row is being worked on: from now on it is open, and nothing of it given up. */
  void startRow(String rowId, long line, String fingerprint);

  /**
   * Records that something of a row, or of one of its pages, was given up because of an answer that
   * others may get too. It stays recorded, however the row ends and when it is reopened, until the
   * row is started again. Of a row that was never started nothing is recorded.
   *
   * @param status of that answer; 0 when there was none
   */
  void gaveUp(String rowId, int status);

  /**
   * Records how a row ended, pages included; a row that had ended already ends anew.
   *
   * @throws IllegalStateException when it was never started
   */
  void endRow(String rowId, Outcome outcome);
}
