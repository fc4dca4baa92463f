package org.ingestworkbench.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.claim.Heartbeat;
import org.ingestworkbench.sqlite.claim.MonotonicClock;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.testkit.forwarding.ForwardingRepositoryClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock is set while a job runs; a process sleeps for longer than its claim may stand still.
 */
@Timeout(120)
class TimeFaultsTest {

  private static final int ROWS = 30;

  @TempDir Path directory;

  private final InMemoryRepository repository = new InMemoryRepository();

  @BeforeEach
  void rows() throws IOException {
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= ROWS; i++) {
      csv.append(i).append(",Row ").append(i).append('\n');
    }
    Files.writeString(directory.resolve("rows.csv"), csv);
  }

  private SqliteIdMapBuilder map() {
    return SqliteIdMap.at(directory.resolve("map.db"));
  }

  private IngestJobBuilder job(IdMapStore map, RepositoryClient where) {
    return IngestJob.named("times")
        .source(CsvRowSource.of(directory.resolve("rows.csv")))
        .repository(where)
        .catalog(repository)
        .idMap(map)
        .recovery(Recovery.resume());
  }

  private void everyRowIsThereOnce() {
    assertThat(repository.things(EntityType.NODE))
        .extracting(Thing::name)
        .doesNotHaveDuplicates()
        .hasSize(ROWS);
  }

  @Test
  void aClockThatGoesAnHourBackAndForthHarmsNoRow() {
    var now = new AtomicLong(Instant.parse("2026-03-29T00:59:00Z").getEpochSecond());
    var clock = ((InstantSource) () -> Instant.ofEpochSecond(now.get())).withZone(ZoneOffset.UTC);
    try (var map = map().clock(clock).open()) {
      var running = new AtomicReference<IngestJob>();
      var job = job(map, repository).clock(clock).listener(setEachRow(now, running)).build();
      running.set(job);
      assertThat(job.run().state()).isEqualTo(JobState.CANCELLED);
    }
    now.addAndGet(-7200);
    try (var map = map().clock(clock).open()) {
      assertThat(job(map, repository).clock(clock).build().run().allDone()).isTrue();
      assertThat(map.jobs()).singleElement().matches(job -> job.state() == JobState.FINISHED);
    }
    everyRowIsThereOnce();
  }

  /** Sets the clock after each row, and ends the run half-way. */
  private static JobListener setEachRow(AtomicLong now, AtomicReference<IngestJob> running) {
    return new JobListener() {
      @Override
      public void rowEnded(RowEnded event) {
        now.addAndGet(event.rowsEnded() % 2 == 0 ? 3600 : -3600);
        if (event.rowsEnded() == ROWS / 2) {
          running.get().cancel();
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSleeperWhoseJobWasTakenOverWritesNothingMore(boolean beforeItsRequest) throws Exception {
    var processes = new FakeProcesses();
    var asleep = new CountDownLatch(1);
    var woken = new CountDownLatch(1);
    var dozing = new Dozing(repository, beforeItsRequest, asleep, woken);
    var holder = map().processes(processes.next("there", "boot")).heartbeat(new NoHeart()).open();
    var sleeping = job(holder, dozing).concurrency(1).build();
    var slept = CompletableFuture.supplyAsync(sleeping::run);
    asleep.await();

    try (var map = map().processes(processes.next()).monotonicClock(new Hourglass()).open()) {
      assertThat(job(map, repository).build().run().allDone()).isTrue();
    }
    everyRowIsThereOnce();
    woken.countDown();

    var report = slept.handle((done, failure) -> String.valueOf(failure == null ? done : failure));
    assertThat(report.get()).contains("was taken over by process");
    holder.close();
    everyRowIsThereOnce();
    try (var map = map().open()) {
      assertThat(map.jobs()).singleElement().matches(job -> job.state() == JobState.FINISHED);
    }
  }

  /** Sleeps at its fifth creation. */
  private static final class Dozing extends ForwardingRepositoryClient<RepositoryClient> {
    private final boolean before;
    private final CountDownLatch asleep;
    private final CountDownLatch woken;
    private final AtomicLong creations = new AtomicLong();

    Dozing(RepositoryClient behind, boolean before, CountDownLatch asleep, CountDownLatch woken) {
      super(behind);
      this.before = before;
      this.asleep = asleep;
      this.woken = woken;
    }

    @Override
    public Confirmation create(Creation creation) {
      if (creations.incrementAndGet() != 5) {
        return super.create(creation);
      }
      if (before) {
        doze();
        return super.create(creation);
      }
      var made = super.create(creation);
      doze();
      return made;
    }

    private void doze() {
      asleep.countDown();
      try {
        woken.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class NoHeart implements Heartbeat {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void close() {}
  }

  /** Time that passes as fast as it is waited for. */
  private static final class Hourglass implements MonotonicClock {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
      return nanos.get();
    }

    @Override
    public void pause(Duration time) {
      nanos.addAndGet(time.toNanos());
    }
  }
}
