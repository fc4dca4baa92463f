package org.ingestworkbench.testkit.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ingestworkbench.store.workflow.WorkflowStore;

/**
 * Lets every write of a workflow store fail, before and after it has happened, once and for good; a
 * new process then recovers the instance, which must come to what it would have come to. {@link
 * #toString} prints how many writes there were and what was wrong.
 */
public final class WorkflowCrashTable {

  private final Supplier<World> worlds;
  private final Path directory;
  private final List<String> wrong = new ArrayList<>();
  private int effects;
  private int schedules;

  /** Where one instance lives. */
  public interface World extends AutoCloseable {

    /** Opens the storage as a new process; those that had it open before are dead. */
    WorkflowStore openStore();

    @Override
    void close();
  }

  /**
   * A table over fresh worlds.
   *
   * @param directory where the input is written
   */
  public WorkflowCrashTable(Supplier<World> worlds, Path directory) {
    this.worlds = worlds;
    this.directory = directory;
  }

  /** Lets each write fail in each way. */
  public WorkflowCrashTable everyEffect() {
    effects = run(Failure.NONE).log().size();
    for (int effect = 1; effect <= effects; effect++) {
      for (int way = 0; way < 4; way++) {
        run(new Failure(effect, way % 2 == 1, way / 2 == 1));
      }
    }
    return this;
  }

  private Effects run(Failure failure) {
    try (var world = worlds.get()) {
      var run = new WorkflowCrashRun(world, directory);
      var failed = run.fail(failure);
      run.recoverAndCheck().forEach(words -> wrong.add(failure + ": " + words));
      schedules++;
      return failed;
    }
  }

  /** How many writes an undisturbed run has. */
  public int effects() {
    return effects;
  }

  /** What was wrong, in words. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public String toString() {
    return effects
        + " writes, "
        + schedules
        + " schedules, "
        + wrong.size()
        + " wrong\n"
        + String.join("\n", wrong);
  }
}
