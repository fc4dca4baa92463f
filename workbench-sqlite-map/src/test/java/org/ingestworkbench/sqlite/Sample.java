package org.ingestworkbench.sqlite;

import java.util.UUID;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapEntry;

/** A job and what it writes. */
final class Sample {
  static final String HOST = "https://repo.example.org";
  static final JobId JOB = new JobId(new UUID(1, 2));
  static final JobId OTHER = new JobId(new UUID(1, 3));

  private Sample() {}

  static JobClaim start(JobId id) {
    return claim(id, false);
  }

  static JobClaim resume(JobId id) {
    return claim(id, true);
  }

  private static JobClaim claim(JobId id, boolean resume) {
    return new JobClaim(id, resume, true, new JobKey(HOST, "job"), "in.csv", "00ff", 42);
  }

  static UUID uuid(StepKey key) {
    return Identity.of(JOB, key, 0);
  }

  static void begin(JobSession session, String rowId) {
    var key = StepKey.node(rowId);
    session.begin(key, uuid(key), 0, "00ff");
  }

  static void complete(JobSession session, String rowId, String nodeId) {
    var key = StepKey.node(rowId);
    var entry = new MapEntry("create.yml", "", "", rowId, nodeId, HOST);
    session.complete(key, Confirmation.of(nodeId, uuid(key)), false, entry);
  }

  static void make(JobSession session, String rowId, String nodeId) {
    begin(session, rowId);
    complete(session, rowId, nodeId);
  }
}
