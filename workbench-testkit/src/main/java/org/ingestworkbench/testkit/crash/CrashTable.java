package org.ingestworkbench.testkit.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Walks through every kind of row and every effect, lets it fail, resumes and counts what is wrong.
 * A table of zeros is the proof; {@link #toString} prints it.
 */
public final class CrashTable {

  private final Supplier<CrashWorld> worlds;
  private final Scenario scenario;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * A table over fresh worlds.
   *
   * @param worlds makes an empty world for each cell
   */
  public CrashTable(Supplier<CrashWorld> worlds) {
    this(worlds, CrashRun::new);
  }

  private CrashTable(Supplier<CrashWorld> worlds, Scenario scenario) {
    this.worlds = worlds;
    this.scenario = scenario;
  }

  /** A table of jobs that make nodes in the order of their input. */
  public static CrashTable inOrder(Supplier<CrashWorld> worlds) {
    return new CrashTable(worlds, CrashRun::inOrder);
  }

  /** A table of rollbacks of jobs that came to their end: the rollback fails. */
  public static CrashTable ofRollbacks(Supplier<CrashWorld> worlds) {
    return new CrashTable(worlds, RollbackCrashRun::ofWholeJob);
  }

  /**
   * A table of rollbacks that fail, after which the job is run: it is refused, or everything of it
   * is there.
   */
  public static CrashTable ofRollbacksThatAreGivenUp(Supplier<CrashWorld> worlds) {
    return new CrashTable(worlds, RollbackCrashRun::ofJobThatIsRunNext);
  }

  /** A table of jobs that fail and are then rolled back; of two crashes the second strikes that. */
  public static CrashTable ofInterruptedJobsRolledBack(Supplier<CrashWorld> worlds) {
    return new CrashTable(worlds, RollbackCrashRun::ofInterruptedJob);
  }

  /**
   * A table of rollbacks of jobs that never heard of their first node: the repository tells its ID
   * to the rollback at the earliest.
   */
  public static CrashTable ofRollbacksOfUnknownIds(Supplier<CrashWorld> worlds) {
    return new CrashTable(worlds, RollbackCrashRun::ofJobWithAnUnknownId);
  }

  /** What fails, and is then put right. */
  @FunctionalInterface
  private interface Scenario {
    Run start(CrashInput input, int workers, CrashWorld world, Random random);
  }

  /** One schedule under way. */
  interface Run {

    /** Does the next thing with a failure; gives the effects. */
    Effects fail(Failure failure);

    /** Goes on until nothing is open, then checks; gives what is wrong. */
    List<String> resumeAndCheck();
  }

  /**
   * One line of the table.
   *
   * @param schedules how many ways to fail were tried
   * @param wrong what was wrong in how many of them; the first few in words
   */
  public record Cell(
      RowKind kind, int workers, String failures, int schedules, int wrong, List<String> words) {}

  /** All lines so far. */
  public List<Cell> cells() {
    return List.copyOf(cells);
  }

  /** How many schedules ended wrong. */
  public int wrong() {
    return cells.stream().mapToInt(Cell::wrong).sum();
  }

  /** Fails every effect, before and after, once and for good. */
  public CrashTable everyEffect(RowKind kind, int workers) {
    cell(kind, workers, false, false);
    cell(kind, workers, true, false);
    cell(kind, workers, false, true);
    cell(kind, workers, true, true);
    return this;
  }

  private void cell(RowKind kind, int workers, boolean after, boolean forGood) {
    var wrong = new Wrong();
    int effect = 0;
    boolean struck = true;
    try (var input = CrashInput.of(kind)) {
      while (struck) {
        effect++;
        var failure = new Failure(effect, after, forGood);
        struck = schedule(input, workers, new Random(effect), wrong, List.of(failure));
      }
    }
    var name = (after ? "after" : "before") + ", " + (forGood ? "for good" : "once");
    cells.add(new Cell(kind, workers, name, effect, wrong.count, wrong.words));
  }

  /**
   * Dies twice at random effects, resuming between.
   *
   * @param seeds how many pairs
   * @param first the seed of the first pair; the n-th has {@code first + n}
   */
  public CrashTable twoCrashes(RowKind kind, int workers, int seeds, long first) {
    var wrong = new Wrong();
    try (var input = CrashInput.of(kind)) {
      for (long seed = first; seed < first + seeds; seed++) {
        var random = new Random(seed);
        var failures = List.of(death(random), death(random));
        wrong.seed = seed;
        schedule(input, workers, random, wrong, failures);
      }
    }
    var name = "two crashes, seeds " + first + " to " + (first + seeds - 1);
    cells.add(new Cell(kind, workers, name, seeds, wrong.count, wrong.words));
    return this;
  }

  private static Failure death(Random random) {
    return new Failure(1 + random.nextInt(30), random.nextBoolean(), random.nextInt(4) > 0);
  }

  /** Gives whether the last failure struck. */
  private boolean schedule(
      CrashInput input, int workers, Random random, Wrong wrong, List<Failure> failures) {
    try (var fresh = worlds.get()) {
      input.rows().prepare(fresh.repository());
      var run = scenario.start(input, workers, new PreparedWorld(fresh), random);
      boolean struck = false;
      for (var failure : failures) {
        struck = run.fail(failure).failed();
      }
      wrong.add(failures, run.resumeAndCheck());
      return struck;
    }
  }

  /**
   * Plays one schedule: fails as said, resuming between, then resumes to the end.
   *
   * @return what is wrong then
   */
  static List<String> play(
      CrashWorld world, Rows rows, int workers, Random random, List<Failure> failures) {
    try (world;
        var input = CrashInput.of(rows)) {
      var run = new CrashRun(input, workers, world, random);
      failures.forEach(run::fail);
      return run.resumeAndCheck();
    }
  }

  private static final class Wrong {
    private static final int KEPT = 5;
    private final List<String> words = new ArrayList<>();
    private int count;
    private long seed = -1;

    void add(List<Failure> failures, List<String> found) {
      if (!found.isEmpty() && ++count <= KEPT) {
        words.add((seed < 0 ? "" : "seed " + seed + ": ") + failures + ": " + found);
      }
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(
        String.format(
            "%-14s %7s  %-32s %9s %6s%n", "rows", "workers", "failure", "schedules", "wrong"));
    for (var cell : cells) {
      text.append(
          String.format(
              "%-14s %7d  %-32s %9d %6d%n",
              cell.kind(), cell.workers(), cell.failures(), cell.schedules(), cell.wrong()));
      cell.words().forEach(word -> text.append("    ").append(word).append('\n'));
    }
    return text.toString();
  }
}
