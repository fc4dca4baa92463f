package org.ingestworkbench.testkit.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.ingestworkbench.JobRollback;
import org.ingestworkbench.RollbackReport;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * A job that is rolled back with failures, rolled back again until it is complete, and then run
 * once more. A node of another maker stands beside it.
 */
final class RollbackCrashRun implements CrashTable.Run {

  private static final int AGAIN = 8;

  private final CrashInput input;
  private final CrashWorld world;
  private final CrashRun job;
  private final EntityRef foreign;

  /** Ahead of the store's own, so that the last request of a run that ended is surely over. */
  private final TurnedClock clock = new TurnedClock(Instant.parse("2100-01-01T00:00:00Z"));

  private boolean ingested;
  private boolean isRunNext;

  private RollbackCrashRun(CrashInput input, int workers, CrashWorld world, Random random) {
    this.input = input;
    this.world = world;
    this.foreign = somebodyElsesNode(world.repository());
    this.job = new CrashRun(input, workers, without(foreign, world), random);
  }

  static RollbackCrashRun ofWholeJob(
      CrashInput input, int workers, CrashWorld world, Random random) {
    var run = new RollbackCrashRun(input, workers, world, random);
    run.job.fail(Failure.NONE);
    run.ingested = true;
    return run;
  }

  static RollbackCrashRun ofJobThatIsRunNext(
      CrashInput input, int workers, CrashWorld world, Random random) {
    var run = ofWholeJob(input, workers, world, random);
    run.isRunNext = true;
    return run;
  }

  static RollbackCrashRun ofInterruptedJob(
      CrashInput input, int workers, CrashWorld world, Random random) {
    return new RollbackCrashRun(input, workers, world, random);
  }

  static RollbackCrashRun ofJobWithAnUnknownId(
      CrashInput input, int workers, CrashWorld world, Random random) {
    var run = new RollbackCrashRun(input, workers, world, random);
    var unheard = new LostAnswerRepository(world.repository());
    new CrashRun(input, workers, with(unheard, world), random).fail(Failure.NONE);
    run.ingested = true;
    return run;
  }

  private static EntityRef somebodyElsesNode(RepositoryClient repository) {
    var draft = new NodeDraft("islandora_object", "Another maker's", Map.of());
    var made = repository.create(new Creation.OfNode(new UUID(1, 1), draft, null, Map.of()));
    return EntityRef.node(made.id(), made.uuid());
  }

  @Override
  public Effects fail(Failure failure) {
    if (!ingested) {
      ingested = true;
      return job.fail(failure);
    }
    var effects = new Effects(failure);
    attempt(effects);
    return effects;
  }

  private @Nullable RollbackReport attempt(Effects effects) {
    clock.pass(Duration.ofMinutes(10));
    try {
      return rollback(effects).run();
    } catch (WorkbenchException expected) {
      // The failure struck before the rollback had begun, or there is no job yet.
      return null;
    }
  }

  private JobRollback rollback(Effects effects) {
    return JobRollback.named("crash")
        .repository(new CrashingRepository(world.repository(), effects))
        .idMap(new CrashingStore(world.openStore(), effects, world.tearsChanges()))
        .clock(clock)
        .waiting(clock::pass)
        .build();
  }

  @Override
  public List<String> resumeAndCheck() {
    var wrong = new ArrayList<>(isRunNext ? refusedOrWhole() : List.<String>of());
    @Nullable RollbackReport report = null;
    for (int i = 0; i < AGAIN && !isRolledBack(); i++) {
      report = attempt(new Effects(Failure.NONE));
    }
    if (!isRolledBack()) {
      wrong.add("Not rolled back by " + AGAIN + " rollbacks; the last said: " + report);
    }
    wrong.addAll(nothingOfOursIsLeft());
    wrong.addAll(Invariants.otherwise(input.rows().before(), world));
    wrong.addAll(oneMoreDeletesNothing());
    wrong.addAll(job.resumeAndCheck());
    return wrong;
  }

  /** The user changes the plan, and runs the job instead of rolling it back. */
  private List<String> refusedOrWhole() {
    return isHalfway()
        ? job.fail(Failure.NONE).log().stream()
            .map(effect -> "a run of what is rolled back halfway did: " + effect)
            .toList()
        : job.resumeAndCheck();
  }

  private boolean isHalfway() {
    try (var store = world.openStore()) {
      return store.jobs().stream().anyMatch(known -> known.state() == JobState.ROLLING_BACK);
    }
  }

  /** A job that was never begun has nothing to roll back. */
  private boolean isRolledBack() {
    try (var store = world.openStore()) {
      return store.jobs().stream().allMatch(known -> known.state() == JobState.ROLLED_BACK);
    }
  }

  /** Terms stay where it cannot be told whether they are used. */
  private List<String> nothingOfOursIsLeft() {
    var wrong = new ArrayList<String>();
    boolean tells =
        world
            .repository()
            .capabilities()
            .ask(Capability.TERM_USERS, new EntityRef(EntityType.TERM, "1", null))
            .filter(Referrers::told)
            .isPresent();
    world.census().stream()
        .filter(made -> !made.uuid().equals(foreign.uuid()))
        .filter(made -> tells || made.type() != EntityType.TERM)
        .forEach(made -> wrong.add("left: " + made));
    if (world.census().stream().noneMatch(made -> made.uuid().equals(foreign.uuid()))) {
      wrong.add("another maker's node is gone");
    }
    world.files().forEach(file -> wrong.add("left: file " + file));
    try (var store = world.openStore()) {
      store.entries(entry -> wrong.add("still in the map: " + entry));
    }
    return wrong;
  }

  private List<String> oneMoreDeletesNothing() {
    var effects = new Effects(Failure.NONE);
    attempt(effects);
    return effects.log().stream()
        .filter(effect -> effect.matches("(delete|update|rolled back).*"))
        .map(effect -> "a second rollback did: " + effect)
        .toList();
  }

  /** The world without what is not the job's, for the invariants of the job. */
  private static CrashWorld without(EntityRef foreign, CrashWorld world) {
    return new ForwardingCrashWorld(world) {
      @Override
      public List<Made> census() {
        return super.census().stream().filter(made -> !made.uuid().equals(foreign.uuid())).toList();
      }
    };
  }

  private static CrashWorld with(RepositoryClient repository, CrashWorld world) {
    return new ForwardingCrashWorld(world) {
      @Override
      public RepositoryClient repository() {
        return repository;
      }
    };
  }
}
