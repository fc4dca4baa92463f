package org.ingestworkbench.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.claim.ProcessIdentity;
import org.ingestworkbench.sqlite.claim.Processes;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the golden files. Each released version of the schema has one, written by the
 * program of that time with {@link #main}; later programs must read all of them.
 */
final class Golden {
  static final JobId STOPPED = new JobId(new UUID(0x1111, 0x2222));
  static final JobId HELD = new JobId(new UUID(0x3333, 0x4444));
  static final JobKey KEY = new JobKey("https://repo.example.org", "/jobs/golden.yml");
  static final Instant TIME = Instant.parse("2026-11-22T05:12:53.250Z");
  static final String PRINT = "00112233445566778899aabbccddeeff";

  /** Version 1 has no manifest. */
  static final List<byte[]> MANIFEST = List.of(new byte[] {1, 'S'}, new byte[] {1, 'R', 0});

  /** The status for which something of a row of the held job was given up. */
  static final int GAVE_UP = 503;

  /** Version 8 is the first that has changes. */
  static final StepKey CHANGED = StepKey.change("changed", EntityType.NODE);

  static final Change CHANGE =
      new Change(EntityRef.node("7", uuid(10)), "[\"it's\"]", "[\"\u4e2d\"]", "12");

  private Golden() {}

  /**
   * Writes a golden file of the current version to the given path. Version 1 was written before the
   * manifest was, and began no step twice; version 5 is the first that knows what was given up.
   */
  public static void main(String[] args) {
    var process =
        new ProcessIdentity("golden", "boot", 4711, Instant.parse("2026-11-22T05:00:00Z"));
    var map =
        SqliteIdMap.at(Path.of(args[0]))
            .clock(Clock.fixed(TIME, ZoneOffset.UTC))
            .processes(new Processes(process, other -> true))
            .open();
    write(map.claim(claim(STOPPED)));
    var held = map.claim(claim(HELD));
    held.startRow("r", 2, "not hexadecimal");
    held.gaveUp("r", GAVE_UP);
    // Not closed: the second job stays held. Checkpoint the file before it is taken.
  }

  private static JobClaim claim(JobId id) {
    return new JobClaim(id, false, true, KEY, "/in/golden.csv", PRINT, -42);
  }

  static UUID uuid(int number) {
    return new UUID(0x5555, number);
  }

  private static void write(JobSession session) {
    session.keepManifest(MANIFEST.iterator());
    begin(session, StepKey.node("failed"), 3);
    session.refuse(StepKey.node("failed"), "before any node was made");
    session.startRow("done", 2, PRINT);
    begin(session, StepKey.node("done"), 1);
    complete(session, StepKey.node("done"), 1, "1002", KEY.host());
    session.begin(StepKey.media("done", "file"), uuid(2), 0, PRINT);
    session.complete(
        StepKey.media("done", "file"),
        new Confirmation("77", uuid(99), TIME, List.of("5", "6"), "1002"),
        true,
        null);
    session.endRow("done", new Outcome.Created(EntityRef.node("1002")));
    session.startRow("failed", 3, "");
    begin(session, StepKey.node("failed"), 3);
    session.refuse(StepKey.node("failed"), "422: it's \"bad\"");
    session.endRow("failed", new Outcome.Failed("422: it's \"bad\""));
    session.startRow("\u4e2d \"'\n", 4, "ABC");
    begin(session, StepKey.node("\u4e2d \"'\n"), 4);
    session.unresolved(StepKey.node("\u4e2d \"'\n"), "no answer");
    session.endRow("\u4e2d \"'\n", new Outcome.Unresolved(null, "no answer"));
    session.startRow("book", 5, PRINT);
    begin(session, StepKey.node("book"), 5);
    complete(session, StepKey.node("book"), 5, "998", null);
    begin(session, StepKey.page("book", "p.tif"), 6);
    complete(session, StepKey.page("book", "p.tif"), 6, "999", KEY.host());
    session.rolledBack(StepKey.page("book", "p.tif"));
    begin(session, StepKey.pageMedia("book", "p.tif", "use"), 7);
    begin(session, StepKey.alias("book"), 8);
    begin(session, StepKey.term("subject", "cats"), 9);
    session.begin(CHANGED, uuid(10), 0, PRINT, CHANGE, null);
    session.end(JobState.STOPPED);
  }

  private static void begin(JobSession session, StepKey key, int number) {
    session.begin(key, uuid(number), 0, PRINT);
  }

  private static void complete(
      JobSession session, StepKey key, int number, String id, @Nullable String host) {
    var csvId = key.qualifier().isEmpty() ? key.rowId() : key.qualifier();
    var entry = new MapEntry("golden.yml", "", "", csvId, id, host);
    session.complete(key, Confirmation.of(id, uuid(number)), false, entry);
  }
}
