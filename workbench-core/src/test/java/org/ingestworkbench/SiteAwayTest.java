package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyListener;
import org.ingestworkbench.verify.Waits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A site that goes away at any request of any operation, for a while or for good. */
class SiteAwayTest extends JobCase {

  private static final int ROWS = 3;
  private static final String CSV =
      "id,title,parent_id,field_member_of,file\n1,T1,,,a.jpg\n2,T2,1,,a.jpg\n3,T3,,,a.jpg\n";

  private final TurnedClock clock = new TurnedClock();
  private final AwaySite site = new AwaySite(clock.clock());
  private final List<String> told = new ArrayList<>();
  private Duration outage = Duration.ZERO;
  private final List<Problem> errors = new ArrayList<>();
  private InMemoryRepository memory = new InMemoryRepository();

  enum Operation {
    RUN,
    CHECK,
    ROLLBACK,
    LIST,
    VERIFY,
    REBUILD;

    boolean needsTheJob() {
      return this != RUN && this != CHECK;
    }
  }

  /** How it shows that the site is away. */
  enum Away {
    CONNECTIONS_ARE_REFUSED(AwaySite::refused),
    A_PROXY_ANSWERS(() -> away(502).build()),
    A_BUSY_PROXY_ANSWERS(() -> away(503).build()),
    ANSWERS_ARE_LOST(() -> away(0).build());

    private final Supplier<RepositoryException> fault;

    Away(Supplier<RepositoryException> fault) {
      this.fault = fault;
    }
  }

  private static RepositoryException.Builder away(int status) {
    return RepositoryException.because("It is away.").status(status).remedy(Remedy.RETRY);
  }

  private static Stream<Arguments> everyOperationAndEveryWay() {
    return Stream.of(Operation.values())
        .flatMap(what -> Stream.of(Away.values()).map(how -> Arguments.of(what, how)));
  }

  private JobListener listener() {
    return new JobListener() {
      @Override
      public void problem(Problem problem) {
        if (problem.severity() == Severity.ERROR) {
          errors.add(problem);
        }
      }

      @Override
      public void waiting(Duration time, String reason) {
        told.add(time.toSeconds() + " s: " + reason);
      }
    };
  }

  private IngestJob job() {
    files("a.jpg");
    input(CSV);
    var input = Path.of(directory.toString(), "metadata.csv");
    return job("job", input)
        .recovery(Recovery.resume())
        .repository(site.repository(memory))
        .catalog(site.catalog(memory))
        .retries(3, Duration.ofSeconds(2))
        .waitForSite(outage)
        .clock(clock.clock())
        .waiting(clock::turn)
        .listener(listener())
        .build();
  }

  private JobRollback rollback() {
    return JobRollback.named("job")
        .repository(site.repository(memory))
        .idMap(map)
        .retries(3, Duration.ofSeconds(2))
        .waitForSite(outage)
        .clock(clock.clock())
        .waiting(clock::turn)
        .listener(waits())
        .build();
  }

  /** Many at once would be one request. */
  private RepositoryClient oneByOne() {
    return Between.calls(
        RepositoryClient.class,
        memory,
        (method, arguments) -> {},
        result -> result instanceof Capabilities all ? all.without(Capability.LOOK_MANY) : result);
  }

  private JobVerification verification(JobId job) {
    var verification =
        JobVerification.of(site.repository(oneByOne()), map, job)
            .retries(3, Duration.ofSeconds(2))
            .waitForSite(outage)
            .clock(clock.clock())
            .listener(
                new VerifyListener() {
                  @Override
                  public void waiting(Duration time, String reason) {
                    told.add(time.toSeconds() + " s: " + reason);
                  }
                });
    return Waits.waiting(verification, clock::turn);
  }

  private RollbackListener waits() {
    return new RollbackListener() {
      @Override
      public void waiting(Duration time, String reason) {
        told.add(time.toSeconds() + " s: " + reason);
      }
    };
  }

  private NodesRollback list() {
    var ids = memory.nodes().stream().map(Thing::id).toList();
    return NodesRollback.of(site.repository(memory), ids)
        .retries(3, Duration.ofSeconds(2))
        .waitForSite(outage)
        .clock(clock.clock())
        .waiting(clock::turn)
        .listener(waits());
  }

  /** Everything that the operation needs is there, the site too. */
  private JobId begin(Operation what) {
    memory = new InMemoryRepository().withTerm("islandora_media_use", "Original File");
    map = new InMemoryIdMap();
    site.stays();
    var job =
        what.needsTheJob()
            ? job().run().job()
            : new JobId(UUID.fromString("6f0c3d5e-0000-4000-8000-000000000001"));
    clock.turn(Duration.ofHours(1));
    told.clear();
    errors.clear();
    if (what == Operation.REBUILD) {
      map = new InMemoryIdMap();
    }
    return job;
  }

  /** Gives why it stopped; empty when it came to a good end. */
  private String done(Operation what, JobId job) {
    return switch (what) {
      case RUN -> ended(job().run());
      case CHECK -> ended(job().check());
      case ROLLBACK -> ended(rollback().run());
      case LIST -> ended(list().run());
      case VERIFY -> verification(job).run().stopped();
      case REBUILD -> job().rebuildMap(RebuildOptions.of(job)).stopped();
    };
  }

  private static String ended(JobReport report) {
    assertThat(report.notDone()).as(report.toString()).isEmpty();
    assertThat(report.state())
        .isEqualTo(report.stopped().isEmpty() ? JobState.FINISHED : JobState.STOPPED);
    return report.stopped();
  }

  private String ended(CheckReport report) {
    assertThat(errors).as(report.toString()).hasSizeLessThan(2);
    assertThat(errors).allMatch(error -> error.code() == Code.SITE_UNAVAILABLE);
    return errors.isEmpty() ? "" : errors.get(0).message();
  }

  private static String ended(RollbackReport report) {
    assertThat(report.left()).as(report.toString()).isEmpty();
    return report.stopped();
  }

  private void assertDone(Operation what) {
    if (what == Operation.ROLLBACK || what == Operation.LIST) {
      assertThat(memory.things().stream().filter(thing -> thing.name().startsWith("T"))).isEmpty();
    } else if (what != Operation.CHECK) {
      assertThat(memory.nodes()).hasSize(ROWS);
      assertThat(memory.media()).hasSize(ROWS);
      assertThat(mapped()).hasSize(ROWS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOutageIsWaitedForInTheSameWay(Operation what) {
    int requests = 0;
    do {
      var job = begin(what);
      site.goesAwayAfter(requests, Duration.ofSeconds(5), AwaySite::refused);

      assertThat(done(what, job)).as("from request %d on", requests).isEmpty();

      assertDone(what);
      if (site.wentAway()) {
        assertThat(told)
            .containsExactly(
                "2 s: The site refuses connections.", "4 s: The site refuses connections.");
      }
      requests++;
    } while (site.wentAway());
    assertThat(requests).isGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("everyOperationAndEveryWay")
  void whenPatienceEndsTheOperationStopsAsAWhole(Operation what, Away how) {
    int requests = 0;
    boolean away;
    do {
      var job = begin(what);
      site.goesAwayAfter(requests, Duration.ofDays(1), how.fault);

      var stopped = stopped(what, job);

      away = site.wentAway();
      assertThat(stopped.isEmpty()).as("from request %d on", requests).isNotEqualTo(away);
      errors.clear();
      site.stays();
      assertThat(done(what, job)).isEmpty();
      assertDone(what);
      requests++;
    } while (away);
    assertThat(requests).isGreaterThan(5);
  }

  /** A run or a search that has not begun yet says so with the fault itself. */
  private String stopped(Operation what, JobId job) {
    try {
      return done(what, job);
    } catch (RepositoryException away) {
      return String.valueOf(away.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anHourIsWaitedWhenTheSiteAsksForIt(Operation what) {
    var job = begin(what);
    site.goesAwayAfter(
        3, Duration.ofMinutes(59), () -> away(503).retryAfter(Duration.ofHours(1)).build());

    assertThat(done(what, job)).isEmpty();

    assertThat(told).containsExactly("3600 s: It is away.");
    assertDone(what);
  }

  @ParameterizedTest
  @EnumSource
  void aSiteThatIsAwayIsWaitedForAndAllGoesOn(Operation what) {
    outage = Duration.ofMinutes(30);
    int requests = 0;
    do {
      var job = begin(what);
      site.goesAwayAfter(requests, Duration.ofMinutes(29), () -> away(502).build());

      assertThat(stopped(what, job)).as("from request %d on", requests).isEmpty();

      assertDone(what);
      if (site.wentAway()) {
        assertThat(told)
            .containsExactly(
                "2 s: It is away.",
                "4 s: It is away.",
                "1800 s: It is away. The site is waited for up to so long.");
      }
      requests++;
    } while (site.wentAway());
    assertThat(requests).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatStaysAwayLongerStopsIt(Operation what) {
    outage = Duration.ofMinutes(30);
    var job = begin(what);
    site.goesAwayAfter(4, Duration.ofMinutes(32), AwaySite::refused);

    assertThat(stopped(what, job)).contains("refuses connections");

    site.stays();
    errors.clear();
    assertThat(done(what, job)).isEmpty();
    assertDone(what);
  }

  @ParameterizedTest
  @EnumSource
  void aLongerWaitStopsEveryOperationWithTheSameWords(Operation what) {
    var job = begin(what);
    site.goesAwayAfter(
        4, Duration.ofHours(3), () -> away(503).retryAfter(Duration.ofHours(2)).build());

    assertThat(stopped(what, job)).contains("asks for a wait of 120 minutes", "Resume after");

    assertThat(told).isEmpty();
  }
}
