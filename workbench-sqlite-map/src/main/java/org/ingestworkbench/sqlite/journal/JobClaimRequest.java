package org.ingestworkbench.sqlite.journal;

import java.sql.SQLException;
import java.time.Instant;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.sqlite.claim.ClaimRequest;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/** A job to be claimed. Used by one thread. */
public final class JobClaimRequest implements ClaimRequest {

  private final JobClaim claim;
  private @Nullable JobRecord before;

  public JobClaimRequest(JobClaim claim) {
    this.claim = claim;
  }

  /** The job as it was in the transaction that claimed it; null for a new one. */
  @Nullable
  public JobRecord before() {
    return before;
  }

  public static String scope(JobId id) {
    return id.toString();
  }

  @Override
  public String scope() {
    return scope(claim.id());
  }

  @Override
  public void check(Db db) throws SQLException {
    before = JobTable.find(db, claim.id()).orElse(null);
    boolean there = before != null;
    if (there != claim.resume()) {
      throw new IllegalStateException(
          "Job " + claim.id() + (there ? " is there already." : " is not there to resume."));
    }
  }

  @Override
  public void taken(Db db, Instant now) throws SQLException {
    if (claim.resume()) {
      JobTable.move(db, claim.id(), stateWhileHeld(), null);
      JobTable.startAt(db, claim);
    } else {
      refuseBeside(db);
      JobTable.insert(db, claim, now);
    }
  }

  private JobState stateWhileHeld() {
    return before == null ? JobState.RUNNING : before.state().whileHeld();
  }

  private void refuseBeside(Db db) throws SQLException {
    var bar = claim.barredBy(JobTable.all(db));
    if (bar.isPresent()) {
      throw ClaimException.barredBy(bar.get());
    }
  }

  @Override
  public String toString() {
    return "Job " + claim.id() + " (" + claim.key() + ")";
  }
}
