package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random inputs on a repository that fails in every way: whenever the store is looked at, no more
 * rows that have not ended have a step begun than the concurrency allows. The seed is in the name.
 */
@Timeout(300)
class BegunRowsTest extends JobCase {

  private static final int ROWS = 12;

  private final AtomicInteger most = new AtomicInteger();

  static LongStream seeds() {
    return new Random().longs(30);
  }

  @BeforeEach
  void theFiles() {
    files("a.jpg", "b.jpg", "sub/a.jpg");
    withPages();
    planning(plan -> plan.media(mediaSettings().additionalFiles("extra", "1").build()));
    repository.names =
        creation ->
            creation instanceof Creation.OfMedia medium
                ? List.of(medium.media().name())
                : List.of();
  }

  private String input(Random random) {
    var csv = new StringBuilder("id,title,file,extra,parent_id,field_member_of\n");
    for (int i = 0; i < ROWS; i++) {
      pages("r" + i, random.nextInt(3) == 0 ? random.nextInt(4) : 0);
      var parent = i > 0 && random.nextBoolean() ? "r" + random.nextInt(i) : "";
      var file = List.of("a.jpg", "sub/a.jpg", "").get(random.nextInt(3));
      var extra = random.nextBoolean() ? "b.jpg" : "";
      csv.append("r%d,T%<d,%s,%s,%s,%n".formatted(i, file, extra, parent));
    }
    return csv.toString();
  }

  private static RepositoryException elsewhere(Effect effect) {
    return RepositoryException.because("Busy.")
        .status(503)
        .elsewhere()
        .effect(effect)
        .retryAfter(Duration.ofSeconds(30))
        .remedy(Remedy.RETRY)
        .build();
  }

  private void failing(Random random, double rate) {
    Mishap fails =
        creation -> {
          look();
          Thread.yield();
          if (random.nextDouble() < rate) {
            throw switch (random.nextInt(4)) {
              case 0 -> WatchedRepository.lost();
              case 1 -> elsewhere(random.nextBoolean() ? Effect.NONE : Effect.UNKNOWN);
              case 2 -> RepositoryException.refusal("No.", 422);
              default -> WatchedRepository.broken(500);
            };
          }
        };
    repository.before = fails;
    repository.after =
        creation -> {
          look();
          if (random.nextDouble() < rate) {
            throw WatchedRepository.lost();
          }
        };
  }

  /** How many rows that have not ended have a step begun. */
  private void look() {
    var rows = ConcurrentHashMap.<String>newKeySet();
    var journal = map.journal(jobRecord().id());
    journal.open(
        step -> {
          if (step.state() == StepState.BEGUN) {
            rows.add(step.key().rowId());
          }
        });
    rows.removeIf(row -> journal.row(row).map(RowRecord::outcome).isPresent());
    most.accumulateAndGet(rows.size(), Math::max);
  }

  /** A store that is looked at before and after every change. */
  private IdMapStore watched(InMemoryIdMap store) {
    return Between.calls(
        IdMapStore.class,
        store,
        (method, arguments) -> {},
        result ->
            result instanceof JobSession session
                ? Between.calls(JobSession.class, session, (method, arguments) -> look())
                : result);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void neverHaveMoreRowsAStepBegunThanTheConcurrencyAllows(long seed) {
    var random = new Random(seed);
    int concurrency = 1 + random.nextInt(4);
    var csv = input(random);
    failing(new Random(seed), random.nextDouble() / 3);
    retries = random.nextInt(3);

    job(csv, Recovery.NONE)
        .idMap(watched(map))
        .concurrency(concurrency)
        .waiting(wait -> Thread.yield())
        .build()
        .run();

    assertThat(most.get()).isBetween(1, concurrency);
    assertThat(repository.mostAtOnce.get()).isLessThanOrEqualTo(concurrency);
    repository.mend();
    var report = resume(csv);
    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).doesNotHaveDuplicates();
  }
}
