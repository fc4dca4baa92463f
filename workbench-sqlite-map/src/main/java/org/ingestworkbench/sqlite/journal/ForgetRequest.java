package org.ingestworkbench.sqlite.journal;

import java.sql.SQLException;
import java.time.Instant;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.sqlite.claim.ClaimRequest;
import org.ingestworkbench.sqlite.file.Db;

/**
 * A job to be claimed so that it can be forgotten; the claim changes nothing of it.
 *
 * @param id of the job
 */
public record ForgetRequest(JobId id) implements ClaimRequest {

  @Override
  public String scope() {
    return JobClaimRequest.scope(id);
  }

  @Override
  public void check(Db db) throws SQLException {
    if (JobTable.number(db, id).isEmpty()) {
      throw new IllegalStateException("Job " + id + " is not there.");
    }
  }

  @Override
  public void taken(Db db, Instant now) {}

  @Override
  public String whenHeld() {
    return "Stop it first.";
  }

  @Override
  public String toString() {
    return "Job " + id;
  }
}
