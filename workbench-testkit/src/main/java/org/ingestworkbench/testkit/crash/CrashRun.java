package org.ingestworkbench.testkit.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.Recovery;
import org.ingestworkbench.model.WorkbenchException;
import org.jspecify.annotations.Nullable;

/** One job over one input in one world: run with failures, then resumed until nothing is open. */
final class CrashRun implements CrashTable.Run {

  private static final int RESUMES = 8;

  private final CrashInput input;
  private final int workers;
  private final CrashWorld world;
  private final Random random;
  private final boolean keepOrder;
  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final RollbackInMemory rollback = new RollbackInMemory();
  private final List<CrashingStore> dead = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private RunRecorder heard = new RunRecorder();

  CrashRun(CrashInput input, int workers, CrashWorld world, Random random) {
    this(input, workers, world, random, false);
  }

  private CrashRun(
      CrashInput input, int workers, CrashWorld world, Random random, boolean keepOrder) {
    this.keepOrder = keepOrder;
    this.input = input;
    this.workers = workers;
    this.world = world;
    this.random = random;
  }

  /** The same with the nodes in the order of the input. */
  static CrashRun inOrder(CrashInput input, int workers, CrashWorld world, Random random) {
    return new CrashRun(input, workers, world, random, true);
  }

  /** Runs once with a failure; gives the effects, and nothing of what the run said. */
  @Override
  public Effects fail(Failure failure) {
    var effects = new Effects(failure);
    attempt(effects);
    return effects;
  }

  private CrashingStore store(Effects effects) {
    var store = new CrashingStore(world.openStore(), effects, world.tearsChanges());
    dead.add(store);
    return store;
  }

  private @Nullable JobReport attempt(Effects effects) {
    heard = new RunRecorder();
    try {
      return job(effects).run();
    } catch (WorkbenchException expected) {
      // The failure struck before the run had begun or when it ended; resuming is what is tested.
      return null;
    } finally {
      changes.addAll(heard.changes());
    }
  }

  private IngestJob job(Effects effects) {
    return IngestJob.named("crash")
        .source(input.source())
        .repository(new CrashingRepository(world.repository(), effects))
        .catalog(world.catalog())
        .idMap(store(effects))
        .listener(heard)
        .rollback(rollback)
        .plan(input.settings())
        .recovery(Recovery.resume())
        .concurrency(workers)
        .keepOrder(keepOrder)
        .clock(clock)
        .waiting(clock::pass)
        .ids(() -> new UUID(random.nextLong(), random.nextLong()))
        .build();
  }

  /** Resumes until the job is finished, then checks the invariants; gives what is wrong. */
  @Override
  public List<String> resumeAndCheck() {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < RESUMES; i++) {
      var report = attempt(new Effects(Failure.NONE));
      if (report != null && report.allDone()) {
        wrong.addAll(heard.disagreements(report));
        wrong.addAll(changes);
        wrong.addAll(Invariants.check(input.rows(), world, report, rollback.nodes()));
        wrong.addAll(nobodyThatDiedWrites());
        wrong.addAll(finishedJobWritesNothing());
        return wrong;
      }
      wrong.clear();
      wrong.add("The job was not finished by " + (i + 1) + " resumes; the last said: " + report);
    }
    return wrong;
  }

  /** I10: processes whose job went on without them wake and try. */
  private List<String> nobodyThatDiedWrites() {
    return dead.subList(0, dead.size() - 1).stream()
        .filter(CrashingStore::writesAfterItsDeath)
        .map(store -> "I10: a process that had lost its claim wrote to the store")
        .toList();
  }

  /** I6. */
  private List<String> finishedJobWritesNothing() {
    var effects = new Effects(Failure.NONE);
    attempt(effects);
    return effects.log().isEmpty()
        ? List.of()
        : List.of("I6: resuming the finished job had effects: " + effects.log());
  }
}
