package org.ingestworkbench.testkit.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/** Jobs, steps and rows that the contracts are made of. */
final class Sample {
  static final String HOST = "https://repo.example.org";
  static final JobKey KEY = new JobKey(HOST, "spring import");
  static final JobId JOB = job("one");
  static final JobId OTHER = job("two");
  static final StepKey STEP = StepKey.node("r");
  static final String PRINT = "0123456789abcdef";

  /** Row ids that one store or another has been known to confuse. */
  static final List<String> STRANGE_IDS =
      List.of(
          "abc",
          "ABC",
          "Abc",
          " abc",
          "abc ",
          "1",
          "01",
          "1.0",
          "1e0",
          "0x1",
          "it's",
          "say \"x\"",
          "a;b",
          "'; DROP TABLE workbench_step; --",
          "line\nbreak",
          "line\r\nbreak",
          "tab\there",
          "nul\u0000here",
          "nul",
          "csv_id",
          "node_id",
          "null",
          "NULL",
          "%",
          "_",
          "*",
          "?",
          "[a]",
          "\\",
          "\u00e9",
          "e\u0301",
          "\u00c9",
          "\u1403\u14c4\u1483\u144e\u1450\u1466",
          "\u4e2d\u6587",
          "\ud83d\udcda",
          "\u0130",
          "i",
          "I",
          "x".repeat(5_000));

  private Sample() {}

  static JobId job(String name) {
    return new JobId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  static JobClaim start(JobId id) {
    return new JobClaim(id, false, true, KEY, "/in/metadata.csv", "settings", -7_000_000_000L);
  }

  static JobClaim resume(JobId id) {
    return new JobClaim(id, true, true, KEY, "/in/metadata.csv", "settings", 5);
  }

  static UUID uuid(StepKey key) {
    return Identity.of(JOB, key, 0);
  }

  static void begin(JobSession session, StepKey key) {
    session.begin(key, uuid(key), 0, PRINT);
  }

  static void complete(JobSession session, StepKey key, String id) {
    session.complete(key, Confirmation.of(id, uuid(key)), false, null);
  }

  static void make(JobSession session, StepKey key, String id) {
    begin(session, key);
    complete(session, key, id);
  }

  static StepState state(JobSession session, StepKey key) {
    return session.find(key).map(StepRecord::state).orElseThrow();
  }

  static List<StepKey> keys(List<StepRecord> steps) {
    return steps.stream().map(StepRecord::key).toList();
  }

  static List<StepKey> completed(JobSession session) {
    var steps = new ArrayList<StepRecord>();
    session.completed(steps::add);
    return keys(steps);
  }

  /** Makes a row's node with its row of the map. */
  static void makeNode(JobSession session, String rowId, String nodeId) {
    makeNode(session, StepKey.node(rowId), nodeId, entry(rowId, nodeId, HOST));
  }

  static void makeNode(JobSession session, StepKey key, String nodeId, MapEntry entry) {
    begin(session, key);
    session.complete(key, Confirmation.of(nodeId, uuid(key)), false, entry);
  }

  static MapEntry entry(String csvId, String nodeId, @Nullable String host) {
    return new MapEntry("create.yml", "", "", csvId, nodeId, host);
  }

  static Outcome created(String nodeId) {
    return new Outcome.Created(EntityRef.node(nodeId));
  }
}
