package org.ingestworkbench.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobState;

/** A job to be claimed. */
record JobWanted(JobClaim claim) implements Wanted {

  @Override
  public String scope() {
    return claim.id().toString();
  }

  @Override
  public void check(Db db) throws SQLException {
    boolean there = Jobs.find(db, claim.id()).isPresent();
    if (there != claim.resume()) {
      throw new IllegalStateException(
          "Job " + claim.id() + (there ? " is there already." : " is not there to resume."));
    }
  }

  @Override
  public void taken(Db db, Instant now) throws SQLException {
    if (claim.resume()) {
      Jobs.move(db, claim.id(), JobState.RUNNING, null);
      Jobs.startAt(db, claim);
    } else {
      refuseBeside(db);
      Jobs.insert(db, claim, now);
    }
  }

  private void refuseBeside(Db db) throws SQLException {
    var bar = claim.barredBy(Jobs.all(db));
    if (bar.isPresent()) {
      throw ClaimException.barredBy(bar.get());
    }
  }

  @Override
  public String toString() {
    return "Job " + claim.id() + " (" + claim.key() + ")";
  }
}
