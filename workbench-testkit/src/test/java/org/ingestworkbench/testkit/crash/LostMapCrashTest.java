package org.ingestworkbench.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.RebuildOptions;
import org.ingestworkbench.RebuildReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A job comes to its end or dies at some effect, its map is lost, and making that again fails at
 * each of its effects, before and after, once and for good; in the end every row has its objects
 * once, and the journal knows each.
 */
@Execution(ExecutionMode.CONCURRENT)
class LostMapCrashTest {

  private static final int AGAIN = 5;

  /** One job. */
  private static final class Room {
    private final InMemoryWorld world;
    private final CrashInput input;
    private CrashRun job;
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-01-01T00:00:00Z"));

    Room(CrashInput input, InMemoryWorld world) {
      this.world = world;
      this.input = input;
      input.rows().prepare(world.repository());
      this.job = run();
    }

    private CrashRun run() {
      return new CrashRun(input, 1, new PreparedWorld(world), new Random(7));
    }

    /** Processes that died before had another store: what they still write is in none. */
    @Nullable JobId loseMap() {
      job = run();
      return world.loseMap();
    }

    private IngestJob job(Effects effects) {
      return IngestJob.named("crash")
          .source(input.source())
          .repository(new CrashingRepository(world.repository(), effects))
          .catalog(world.catalog())
          .idMap(new CrashingStore(world.openStore(), effects, world.tearsChanges()))
          .plan(input.settings())
          .recovery(Recovery.resume())
          .concurrency(1)
          .clock(clock)
          .waiting(clock::pass)
          .ids(() -> new UUID(3, 4))
          .build();
    }

    @Nullable RebuildReport rebuild(JobId id, Effects effects) {
      try {
        return job(effects).rebuildMap(RebuildOptions.of(id));
      } catch (WorkbenchException expected) {
        // The failure struck before anything was claimed, or when it ended; it is called again.
        return null;
      }
    }

    /** Calls it again until it is whole; one that was found whole before is refused. */
    void rebuildToTheEnd(JobId id) {
      for (int i = 0; i < AGAIN; i++) {
        try {
          if (job(new Effects(Failure.NONE)).rebuildMap(RebuildOptions.of(id)).whole()) {
            return;
          }
        } catch (InputException wholeAlready) {
          assertThat(wholeAlready).hasMessageContaining("already");
          return;
        }
      }
      throw new AssertionError("Not whole after " + AGAIN + " calls.");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RowKind.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "NEW_TERMS|TERMS|TERM_CHANGE|CHANGE_.*")
  void howeverTheJobDiedAndItsMapIsMadeAgainEveryRowIsMadeOnce(RowKind kind) {
    int schedules = 0;
    try (var input = CrashInput.of(kind)) {
      for (boolean stock : new boolean[] {false, true}) {
        schedules += dyingAtEach(input, stock);
      }
    }
    assertThat(schedules).isGreaterThan(10);
  }

  private static int dyingAtEach(CrashInput input, boolean stock) {
    for (int died = 0; ; died++) {
      var room = new Room(input, InMemoryWorld.of(stock, true));
      var failure = died == 0 ? Failure.NONE : new Failure(died, died % 2 == 0, true);
      boolean struck = room.job.fail(failure).failed();
      if (died > 0 && !struck) {
        return died;
      }
      var id = room.loseMap();
      if (id != null) {
        room.rebuildToTheEnd(id);
        // Of a job that had made nothing no map is made, and another begins under another id.
        assertThat(room.job.resumeAndCheck()).as("%s, stock %s", failure, stock).isEmpty();
      }
    }
  }

  @Tag("heavy")
  @ParameterizedTest
  @EnumSource(
      value = RowKind.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "NEW_TERMS|TERMS|TERM_CHANGE|CHANGE_.*")
  void whateverFailsWhileTheMapIsMadeItGoesOn(RowKind kind) {
    try (var input = CrashInput.of(kind)) {
      for (boolean tears : new boolean[] {false, true}) {
        for (boolean after : new boolean[] {false, true}) {
          for (boolean forGood : new boolean[] {false, true}) {
            failingAtEach(input, tears, after, forGood);
          }
        }
      }
    }
  }

  private static void failingAtEach(
      CrashInput input, boolean tears, boolean after, boolean forGood) {
    boolean struck = true;
    for (int effect = 1; struck; effect++) {
      var room = new Room(input, InMemoryWorld.of(effect % 2 == 0, tears));
      // Half of the jobs are whole, the others died on their way.
      room.job.fail(effect % 3 == 0 ? new Failure(7, true, true) : Failure.NONE);
      var id = room.loseMap();
      var effects = new Effects(new Failure(effect, after, forGood));
      if (id == null) {
        throw new AssertionError("The job had not begun.");
      }
      room.rebuild(id, effects);
      struck = effects.failed();
      room.rebuildToTheEnd(id);
      assertThat(room.job.resumeAndCheck())
          .as("%s: %s", new Failure(effect, after, forGood), effects.log())
          .isEmpty();
    }
  }
}
