package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ingestworkbench.sqlite.Golden.HELD;
import static org.ingestworkbench.sqlite.Golden.KEY;
import static org.ingestworkbench.sqlite.Golden.PRINT;
import static org.ingestworkbench.sqlite.Golden.STOPPED;
import static org.ingestworkbench.sqlite.Golden.TIME;
import static org.ingestworkbench.sqlite.Golden.uuid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.claim.ProcessIdentity;
import org.ingestworkbench.sqlite.claim.Processes;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that an earlier version wrote is read, and gone on with, by this one. */
class GoldenFilesTest {
  @TempDir Path directory;

  private Path golden(String name) throws IOException {
    try (var resource = GoldenFilesTest.class.getResourceAsStream(name)) {
      var copy = directory.resolve(name);
      Files.copy(resource, copy);
      return copy;
    }
  }

  /** Opens it where the process that left a claim in it is dead. */
  private static SqliteIdMap open(Path file) {
    var me = new ProcessIdentity("golden", "boot", 1, Instant.EPOCH);
    return SqliteIdMap.at(file).processes(new Processes(me, other -> false)).open();
  }

  private static StepRecord step(JobSession session, StepKey key) {
    return session.find(key).orElseThrow();
  }

  private static JobClaim resume() {
    return new JobClaim(STOPPED, true, true, KEY, "", "", 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-1.db",
        "journal-4.db",
        "journal-5.db",
        "journal-6.db",
        "journal-7.db",
        "journal-8.db"
      })
  void itsJobsAreThere(String name) throws IOException {
    try (var map = open(golden(name))) {
      assertThat(map.jobs()).extracting(JobRecord::id).containsExactly(HELD, STOPPED);
      assertThat(map.job(STOPPED))
          .contains(
              new JobRecord(
                  STOPPED,
                  KEY,
                  new JobRecord.Definition("/in/golden.csv", PRINT, -42, null),
                  new JobRecord.Progress(JobState.STOPPED, TIME, TIME, "998", 1, 3)));
      assertThat(map.job(HELD)).get().matches(job -> job.state() == JobState.RUNNING);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-1.db",
        "journal-4.db",
        "journal-5.db",
        "journal-6.db",
        "journal-7.db",
        "journal-8.db"
      })
  void itsRowsAndStepsAreThere(String name) throws IOException {
    try (var map = open(golden(name));
        var session = map.claim(resume())) {
      var rows = new ArrayList<RowRecord>();
      session.rows(rows::add);
      assertThat(rows)
          .containsExactly(
              new RowRecord("done", 2, PRINT, Outcome.Kind.CREATED, ""),
              new RowRecord("failed", 3, "", Outcome.Kind.FAILED, "422: it's \"bad\""),
              new RowRecord("\u4e2d \"'\n", 4, "ABC", Outcome.Kind.UNRESOLVED, "no answer"),
              new RowRecord("book", 5, PRINT, null, ""));
      assertThat(step(session, StepKey.media("done", "file")))
          .isEqualTo(
              StepRecord.first(StepKey.media("done", "file"), uuid(2), 0, PRINT)
                  .completed(
                      new Confirmation("77", uuid(99), TIME, List.of("5", "6"), "1002"), true));
      assertThat(step(session, StepKey.node("failed")).state()).isEqualTo(StepState.REFUSED);
      assertThat(session.stepsOf("book"))
          .extracting(StepRecord::state)
          .containsExactly(
              StepState.COMPLETE, StepState.ROLLED_BACK, StepState.BEGUN, StepState.BEGUN);
      assertThat(session.stepsOf("")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-1.db",
        "journal-4.db",
        "journal-5.db",
        "journal-6.db",
        "journal-7.db",
        "journal-8.db"
      })
  void itsRowsAreReadBeforeItIsBroughtUpToDateAndThenHaveWhatWasGivenUp(String name)
      throws IOException {
    var file = golden(name);
    try (var map = open(file)) {
      assertThat(map.journal(STOPPED).row("failed").orElseThrow().gaveUp()).isNull();
      map.claim(resume()).gaveUp("failed", 500);
      assertThat(map.journal(STOPPED).row("failed").orElseThrow().gaveUp()).isEqualTo(500);
      assertThat(map.journal(STOPPED).row("done").orElseThrow().gaveUp()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-1.db",
        "journal-4.db",
        "journal-5.db",
        "journal-6.db",
        "journal-7.db",
        "journal-8.db"
      })
  void itsJobsHaveAllRowsAlsoBesideASliceOfThisVersion(String name) throws IOException {
    var slice = new JobKey(KEY.host(), "sliced.yml", new RowRange(21, 40));
    var id = new JobId(uuid(77));
    var file = golden(name);
    try (var map = open(file)) {
      assertThat(slice.find(map.jobs())).isEmpty();
      map.claim(new JobClaim(id, false, false, slice, "in.csv", "", 0)).close();
    }
    try (var map = open(file)) {
      assertThat(map.jobs()).extracting(JobRecord::key).containsExactly(slice, KEY, KEY);
      var sliceOfTheOld = new JobKey(KEY.host(), KEY.name(), new RowRange(21, 40));
      assertThat(sliceOfTheOld.find(map.jobs())).map(JobRecord::id).contains(HELD);
    }
  }

  @Test
  void theFourthVersionKnowsItsManifestAndWhenAStepWasBegunLast() throws IOException {
    try (var map = open(golden("journal-4.db"))) {
      var blocks = new ArrayList<byte[]>();
      map.journal(STOPPED).manifest(blocks::add);
      assertThat(blocks).containsExactlyElementsOf(Golden.MANIFEST);
      assertThat(map.claim(resume()).highestNodeBefore(StepKey.node("failed"))).hasValue(1002);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal-6.db", "journal-7.db", "journal-8.db"})
  void aHolderOfALaterVersionIsAskedToStop(String name) throws IOException {
    var me = new ProcessIdentity("elsewhere", "boot", 1, Instant.EPOCH);
    try (var map =
        SqliteIdMap.at(golden(name)).processes(new Processes(me, other -> true)).open()) {
      assertThat(map.requestStop(HELD, StopRequest.Kind.CANCEL))
          .hasValueSatisfying(holder -> assertThat(holder).contains("4711"));
    }
  }

  @Test
  void theEighthVersionKnowsWhatAStepChangesAndAnOlderOneTakesItUp() throws IOException {
    try (var eighth = open(golden("journal-8.db"));
        var seventh = open(golden("journal-7.db"))) {
      assertThat(eighth.journal(STOPPED).change(Golden.CHANGED)).contains(Golden.CHANGE);
      var session = seventh.claim(resume());
      session.begin(Golden.CHANGED, uuid(10), 0, PRINT, Golden.CHANGE, null);
      assertThat(session.change(Golden.CHANGED)).contains(Golden.CHANGE);
    }
  }

  @Test
  void theFifthVersionKnowsWhatWasGivenUpAndAnOlderOneNothingOfIt() throws IOException {
    try (var fifth = open(golden("journal-5.db"));
        var fourth = open(golden("journal-4.db"))) {
      assertThat(fifth.journal(HELD).row("r").orElseThrow().gaveUp()).isEqualTo(Golden.GAVE_UP);
      assertThat(fourth.journal(HELD).row("r").orElseThrow().gaveUp()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal-1.db", "journal-4.db", "journal-5.db"})
  void aHolderOfAnOlderVersionCannotBeAskedToStopAndItsFileStaysAsItIs(String name)
      throws IOException {
    var file = golden(name);
    var before = Files.readAllBytes(file);
    var me = new ProcessIdentity("elsewhere", "boot", 1, Instant.EPOCH);
    try (var map = SqliteIdMap.at(file).processes(new Processes(me, other -> true)).open()) {
      assertThat(map.requestStop(STOPPED, StopRequest.Kind.CANCEL)).isEmpty();
      assertThatThrownBy(() -> map.requestStop(HELD, StopRequest.Kind.CANCEL))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("process 4711 on golden")
          .hasMessageContaining("end it there");
    }
    assertThat(file).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-1.db",
        "journal-4.db",
        "journal-5.db",
        "journal-6.db",
        "journal-7.db",
        "journal-8.db"
      })
  void aJobOfAnOlderVersionThatIsClaimedAgainHearsRequests(String name) throws IOException {
    var me = new ProcessIdentity("golden", "boot", 1, Instant.EPOCH);
    try (var map = SqliteIdMap.at(golden(name)).processes(new Processes(me, me::equals)).open()) {
      var heard = new ArrayList<StopRequest.Kind>();
      var session = map.claim(new JobClaim(HELD, true, true, KEY, "", "", 0));
      session.whenAskedToStop(request -> heard.add(request.kind()));
      session.startRow("s", 3, "");
      assertThat(heard).isEmpty();
      assertThat(map.requestStop(HELD, StopRequest.Kind.ABORT)).isPresent();
      session.startRow("s", 3, "");
      assertThat(heard).containsExactly(StopRequest.Kind.ABORT);
    }
  }

  @Test
  void theFirstVersionHasNoManifestUntilOneIsKept() throws IOException {
    try (var map = open(golden("journal-1.db"))) {
      var blocks = new ArrayList<byte[]>();
      map.journal(STOPPED).manifest(blocks::add);
      assertThat(blocks).isEmpty();
      assertThat(map.journal(STOPPED).row("done")).isPresent();

      map.claim(resume()).keepManifest(List.of(new byte[] {1, 2}).iterator());

      map.journal(STOPPED).manifest(blocks::add);
      assertThat(blocks).containsExactly(new byte[] {1, 2});
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal-1.db",
        "journal-4.db",
        "journal-5.db",
        "journal-6.db",
        "journal-7.db",
        "journal-8.db"
      })
  void itsMapIsThereAndItsJobsGoOn(String name) throws IOException {
    try (var map = open(golden(name))) {
      var entries = new ArrayList<MapEntry>();
      map.entries(entries::add);
      assertThat(entries)
          .containsExactly(
              new MapEntry("golden.yml", "", "", "done", "1002", KEY.host()),
              new MapEntry("golden.yml", "", "", "book", "998", null));
      var session = map.claim(resume());
      session.complete(StepKey.alias("book"), Confirmation.of("3", uuid(8)), false, null);
      session.end(JobState.FINISHED_WITH_FAILURES);
      map.claim(new JobClaim(HELD, true, true, KEY, "", "", 0))
          .endRow("r", new Outcome.Failed("x"));
    }
  }
}
