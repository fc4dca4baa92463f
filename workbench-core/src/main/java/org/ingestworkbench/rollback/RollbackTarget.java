package org.ingestworkbench.rollback;

import java.util.Optional;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/** The job that is rolled back: chosen once, and from then on the same one. */
public final class RollbackTarget {

  private final RollbackParts parts;
  private @Nullable JobId chosen;

  public RollbackTarget(RollbackParts parts) {
    this.parts = parts;
  }

  /**
   * The job as it stands.
   *
   * @throws InputException when there is none for the repository's host
   */
  public synchronized JobRecord job() {
    var job = chosen == null ? wanted() : parts.store().job(chosen);
    chosen = job.map(JobRecord::id).orElse(null);
    return job.orElseThrow(this::thereIsNone);
  }

  private InputException thereIsNone() {
    var none = "There is no job " + parts.words() + " in " + parts.store() + ".";
    var slices =
        JobRecord.newestOfEachKey(parts.store().jobs())
            .filter(parts::hasTheName)
            .map(job -> job.key().rows() + " (" + job.id() + ")")
            .toList();
    return slices.isEmpty()
        ? new InputException(none)
        : new InputException(
            none
                + " It has jobs of other rows: "
                + String.join(", ", slices)
                + "; "
                + Advice.ROLL_BACK_SLICES.words()
                + " undoes all.",
            Advice.ROLL_BACK_SLICES);
  }

  private Optional<JobRecord> wanted() {
    return parts.store().jobs().stream().filter(parts::isWanted).findFirst();
  }
}
