package org.ingestworkbench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.NodeRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * An ID map with a job in it, of which some bytes were changed: every four bytes of the input name
 * a place and what stands there.
 */
@Tag("heavy")
@Timeout(60)
class MapFuzzTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final JobId JOB = new JobId(new UUID(1, 2));
  private static final String HOST = "http://h";
  private static final byte[] WHOLE = whole();

  @FuzzTest
  void map(byte[] input) {
    var bytes = WHOLE.clone();
    for (int i = 0; i + 3 < input.length; i += 4) {
      int place = (input[i] & 0xff) << 16 | (input[i + 1] & 0xff) << 8 | input[i + 2] & 0xff;
      bytes[place % bytes.length] = input[i + 3];
    }
    List.of("map.db-wal", "map.db-shm", "map.db-journal").forEach(SCRATCH::remove);
    SCRATCH.write("map.db", bytes);
    Scratch.mayRefuse(MapFuzzTest::use);
  }

  private static void use() {
    try (var map = open()) {
      Scratch.mayRefuse(() -> look(map));
      Scratch.mayRefuse(() -> resume(map));
    }
  }

  private static void look(SqliteIdMap map) {
    map.entries(MapEntry::number);
    map.newest(new MapQuery("1", null, List.of(HOST), 1L));
    map.nodesIn(NodeRange.from(null, List.of(), 1));
    for (var job : map.jobs()) {
      job.toString();
      readJournal(map, job.id());
    }
  }

  private static void readJournal(IdMapStore map, JobId id) {
    var journal = map.journal(id);
    journal.rows(Object::toString);
    journal.completedLastFirst(Object::toString);
    journal.open(Object::toString);
    journal.manifest(block -> {});
  }

  /** A job that is not there is not asked for. */
  private static void resume(IdMapStore map) {
    if (map.job(JOB).isEmpty()) {
      return;
    }
    try (var session = map.claim(claim(true))) {
      make(session, "2", "8");
    }
  }

  private static SqliteIdMap open() {
    return SqliteIdMap.at(SCRATCH.path("map.db")).busyTimeout(Duration.ofMillis(100)).open();
  }

  private static byte[] whole() {
    try (var map = open();
        var session = map.claim(claim(false))) {
      make(session, "1", "7");
    }
    try {
      return Files.readAllBytes(SCRATCH.path("map.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JobClaim claim(boolean resume) {
    return new JobClaim(JOB, resume, true, new JobKey(HOST, "job"), "in.csv", "00ff", 42);
  }

  private static void make(JobSession session, String row, String node) {
    var key = StepKey.node(row);
    session.begin(key, Identity.of(JOB, key, 0), 0, "00ff");
    session.complete(
        key,
        Confirmation.of(node, Identity.of(JOB, key, 0)),
        false,
        new MapEntry("create.yml", "", "", row, node, HOST));
  }
}
