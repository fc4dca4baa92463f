package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.plan.MediaSettings;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.verify.JobVerification;
import org.ingestworkbench.verify.VerifyReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any request of any operation hangs for ever, and the operation, told to stop in any way, ends
 * within its limit. What wakes up later writes nothing anywhere, and the same operation once more
 * comes to its end.
 */
@Timeout(300)
class EveryOperationEndsTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final RollbackOptions ALL = RollbackOptions.DEFAULT.withAllMedia(true);

  @TempDir Path directory;
  private final TurnedClock clock = new TurnedClock();
  private InMemoryRepository memory = new InMemoryRepository();
  private InMemoryIdMap map = new InMemoryIdMap();
  private @Nullable JobId id;

  /** What was begun, and how it is told to stop. */
  private record Begun(Supplier<Object> run, Runnable cancel, Runnable abort) {}

  enum Operation {
    RUN,
    CHECK,
    ROLLBACK,
    ROLLBACK_OF_A_LIST,
    VERIFY,
    REBUILD_MAP
  }

  enum Stop {
    CANCEL,
    ABORT,
    INTERRUPT,
    DEADLINE
  }

  static Stream<Arguments> operationsAndStops() {
    return Stream.of(Operation.values())
        .flatMap(operation -> Stream.of(Stop.values()).map(stop -> Arguments.of(operation, stop)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("operationsAndStops")
  void itEndsWhereverARequestHangs(Operation operation, Stop stop) throws Exception {
    int request = 1;
    while (hangsAndEnds(operation, stop, request)) {
      request++;
    }
    assertThat(request).as("requests that were made to hang").isGreaterThan(5);
  }

  /** False when there is no such request. */
  private boolean hangsAndEnds(Operation operation, Stop stop, int request) throws Exception {
    prepare(operation);
    int made = memory.things().size();
    var hanging = new HangingSite(memory, request);
    var begun = begin(operation, hanging.site(), clock.in(AT_ONCE));
    var ended = new CompletableFuture<Object>();
    var thread = new Thread(() -> ended.complete(outcome(begun.run())));
    thread.start();
    while (!hanging.hangs() && !ended.isDone()) {
      Thread.onSpinWait();
    }
    if (!hanging.hangs()) {
      thread.join();
      return false;
    }
    tell(stop, begun, thread);

    var outcome = ended.join();

    thread.join();
    var as = operation + ", " + stop + " while request " + request + " hangs: " + outcome;
    assertThat(outcome)
        .as(as)
        .asString()
        .containsPattern("(?i)cancel|abort|interrupt|deadline|told to stop");
    if (operation == Operation.ROLLBACK && memory.things().size() < made) {
      assertThat(map.jobs()).as(as).allMatch(job -> job.state() == JobState.ROLLING_BACK);
    }
    var store = map.toString();
    var site = memory.toString();
    hanging.letGo();
    assertThat(map).as(as).hasToString(store);
    assertThat(memory).as(as).hasToString(site);
    assertThat(hanging.writesAfterwards()).as(as).isZero();
    onceMore(operation, as);
    return true;
  }

  private void tell(Stop stop, Begun begun, Thread thread) {
    switch (stop) {
      case CANCEL -> begun.cancel().run();
      case ABORT -> begun.abort().run();
      case INTERRUPT -> thread.interrupt();
      case DEADLINE -> clock.turn(Duration.ofHours(1));
    }
  }

  private static Object outcome(Supplier<Object> run) {
    try {
      return run.get();
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void prepare(Operation operation) throws IOException {
    memory =
        new InMemoryRepository()
            .withTerm("islandora_media_use", "Original File")
            .withTerm("islandora_models", "Page");
    map = new InMemoryIdMap();
    Files.writeString(
        directory.resolve("metadata.csv"),
        "id,title,parent_id,field_member_of,url_alias,file\n"
            + "1,Parent,,,/parent,a.jpg\n2,Child,1,,,a.jpg\n3,Other,,,,\n");
    Files.writeString(directory.resolve("a.jpg"), "a");
    id = null;
    if (operation != Operation.RUN && operation != Operation.CHECK) {
      id = job(new HangingSite(memory, 0).site(), null).build().run().job();
    }
    if (operation == Operation.ROLLBACK_OF_A_LIST) {
      makeAsAnotherProgramDoes();
    }
    if (operation == Operation.REBUILD_MAP) {
      map = new InMemoryIdMap();
    }
  }

  private void makeAsAnotherProgramDoes() {
    var draft = new NodeDraft("islandora_object", "Foreign", Map.of());
    var node = memory.create(new Creation.OfNode(UUID.randomUUID(), draft, null, Map.of()));
    var ref = EntityRef.node(node.id(), node.uuid());
    memory.create(new Creation.OfAlias(UUID.randomUUID(), "/foreign", ref));
  }

  private IngestJobBuilder job(HangingSite.Site site, @Nullable Instant deadline) {
    var media = MediaSettings.builder().use("1").build();
    var builder =
        IngestJob.named("job")
            .source(CsvRowSource.of(directory.resolve("metadata.csv")))
            .repository(site)
            .idMap(map)
            .plan(PlanSettings.builder().inputDirectory(directory).media(media).build())
            .recovery(Recovery.resume())
            .concurrency(1)
            .cancelLimit(AT_ONCE)
            .clock(clock.clock())
            .retries(0, Duration.ZERO);
    return deadline == null ? builder : builder.deadline(deadline);
  }

  private JobRollback rollback(HangingSite.Site site, @Nullable Instant deadline) {
    var builder =
        JobRollback.named("job")
            .repository(site)
            .idMap(map)
            .options(ALL)
            .requestsEndWithin(Duration.ZERO)
            .cancelLimit(AT_ONCE)
            .clock(clock.clock())
            .retries(0, Duration.ZERO);
    return (deadline == null ? builder : builder.deadline(deadline)).build();
  }

  /** Three are the job's, one is not. */
  private NodesRollback list(HangingSite.Site site, @Nullable Instant deadline) {
    var nodes =
        NodesRollback.of(site, List.of("1", "2", "3", "4"))
            .idMap(map)
            .cancelLimit(AT_ONCE)
            .clock(clock.clock())
            .retries(0, Duration.ZERO);
    return deadline == null ? nodes : nodes.deadline(deadline);
  }

  private JobVerification verification(HangingSite.Site site, @Nullable Instant deadline) {
    var oneByOne =
        Between.calls(
            RepositoryClient.class,
            (RepositoryClient) site,
            (method, arguments) -> {},
            result ->
                result instanceof Capabilities all ? all.without(Capability.LOOK_MANY) : result);
    var verification =
        JobVerification.of(oneByOne, map, Objects.requireNonNull(id))
            .cancelLimit(AT_ONCE)
            .clock(clock.clock())
            .retries(0, Duration.ZERO);
    return deadline == null ? verification : verification.deadline(deadline);
  }

  private RebuildOptions lost() {
    return RebuildOptions.of(Objects.requireNonNull(id)).rollbacks(0);
  }

  private Begun begin(Operation operation, HangingSite.Site site, @Nullable Instant deadline) {
    return switch (operation) {
      case RUN -> begun(job(site, deadline).build(), IngestJob::run);
      case CHECK -> begun(job(site, deadline).build(), IngestJob::check);
      case REBUILD_MAP -> begun(job(site, deadline).build(), job -> job.rebuildMap(lost()));
      case VERIFY -> {
        var verification = verification(site, deadline);
        yield new Begun(verification::run, verification::cancel, verification::abort);
      }
      case ROLLBACK -> {
        var rollback = rollback(site, deadline);
        yield new Begun(rollback::run, rollback::cancel, rollback::abort);
      }
      case ROLLBACK_OF_A_LIST -> {
        var nodes = list(site, deadline);
        yield new Begun(nodes::run, nodes::cancel, nodes::abort);
      }
    };
  }

  private static Begun begun(IngestJob job, Function<IngestJob, Object> what) {
    return new Begun(() -> what.apply(job), job::cancel, job::abort);
  }

  private void onceMore(Operation operation, String as) {
    var site = new HangingSite(memory, 0).site();
    var outcome = outcome(begin(operation, site, null).run());
    var words = as + ", then " + outcome;
    switch (operation) {
      case RUN -> {
        assertThat(((JobReport) outcome).allDone()).as(words).isTrue();
        assertThat(memory.nodes()).as(words).hasSize(3);
        assertThat(memory.media()).as(words).hasSize(2);
        assertThat(memory.aliases()).as(words).hasSize(1);
      }
      case VERIFY -> assertThat(((VerifyReport) outcome).complete()).as(words).isTrue();
      case CHECK -> assertThat(((CheckReport) outcome).ok()).as(words).isTrue();
      case ROLLBACK, ROLLBACK_OF_A_LIST -> {
        assertThat(memory.things()).as(words).isEmpty();
        assertThat(map.jobs()).as(words).allMatch(job -> job.state() == JobState.ROLLED_BACK);
      }
      case REBUILD_MAP -> assertThat(((RebuildReport) outcome).complete()).as(words).isEqualTo(3);
    }
  }
}
