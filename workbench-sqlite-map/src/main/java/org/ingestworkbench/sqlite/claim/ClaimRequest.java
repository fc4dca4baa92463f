package org.ingestworkbench.sqlite.claim;

import java.sql.SQLException;
import java.time.Instant;
import org.ingestworkbench.sqlite.file.Db;

/** What is claimed: a job, or an instance of a workflow. */
public interface ClaimRequest {

  /** The scope of the claim. */
  String scope();

  /** Refuses what is not there to go on with, or there already. */
  void check(Db db) throws SQLException;

  /** Changes what is claimed, in the transaction that claims it. */
  void taken(Db db, Instant now) throws SQLException;

  /** What to do while another process holds it, for messages. */
  default String whenHeld() {
    return "Wait until it ends, or end it; then resume it.";
  }

  /** Names it, for messages. */
  @Override
  String toString();
}
