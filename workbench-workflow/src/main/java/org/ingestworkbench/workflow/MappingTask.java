package org.ingestworkbench.workflow;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.Recovery;
import org.jspecify.annotations.Nullable;

/**
 * Moves data: runs an {@link IngestJob}. The job is named by workflow, instance and task; a task
 * that is run again resumes it, so that nothing is made twice and no finished row repeated.
 *
 * <p>A job that stopped is a recoverable error; one that ended with more rows not done than allowed
 * is one too; a wrong configuration or input is nonrecoverable.
 */
public final class MappingTask implements Task {
  private final String name;
  private final JobRecipe recipe;
  private final String input;
  private final RecoveryStrategy strategy;
  private final long failedRowsAllowed;
  private final @Nullable String feeds;

  private MappingTask(
      String name,
      JobRecipe recipe,
      String input,
      RecoveryStrategy strategy,
      long failedRowsAllowed,
      @Nullable String feeds) {
    this.name = TaskText.name(name);
    this.recipe = recipe;
    this.input = input;
    this.strategy = strategy;
    this.failedRowsAllowed = failedRowsAllowed;
    this.feeds = feeds;
  }

  /**
   * A task whose job is built of parts that stay open. Name and recovery are given to it; its
   * input, host and settings become part of the workflow's definition.
   *
   * @param job gives the job its parts; called now and each time that the task is run
   * @throws IllegalStateException when a part is missing
   */
  public static MappingTask named(String name, UnaryOperator<IngestJobBuilder> job) {
    var definition = job.apply(IngestJob.named(name)).build().definition();
    return new MappingTask(
        name,
        context ->
            MappingJob.of(
                job.apply(IngestJob.named(context.jobName()))
                    .recovery(Recovery.resumeBeside())
                    .build()),
        definition,
        RecoveryStrategy.RESTART,
        0,
        null);
  }

  /**
   * A task whose job is made anew for each run, with what must be opened for it.
   *
   * @param definition what decides what the job makes, as one text: with another one an instance is
   *     not recovered
   */
  public static MappingTask named(String name, String definition, JobRecipe job) {
    return new MappingTask(name, job, definition, RecoveryStrategy.RESTART, 0, null);
  }

  /** The same with another strategy. */
  public MappingTask strategy(RecoveryStrategy other) {
    return new MappingTask(name, recipe, input, other, failedRowsAllowed, feeds);
  }

  /** The same, completed too when its job ended with up to so many rows that are not done. */
  public MappingTask failedRowsAllowed(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException(
          "Rows that may fail are counted from 0, not " + rows + ".");
    }
    return new MappingTask(name, recipe, input, strategy, rows, feeds);
  }

  /** The same, naming the human task that works on what it made. */
  public MappingTask feeds(String humanTask) {
    return new MappingTask(name, recipe, input, strategy, failedRowsAllowed, humanTask);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RecoveryStrategy strategy() {
    return strategy;
  }

  /** The human task that it feeds. */
  public Optional<String> feeds() {
    return Optional.ofNullable(feeds);
  }

  /** What makes its job for each run. */
  public JobRecipe recipe() {
    return recipe;
  }

  /** With how many rows that are not done its job is completed all the same. */
  public long failedRowsAllowed() {
    return failedRowsAllowed;
  }

  @Override
  public String definition() {
    return "mapping task %s, %s, failed rows allowed %d%s, %s"
        .formatted(
            name,
            strategy == RecoveryStrategy.SKIP ? "skip" : "restart",
            failedRowsAllowed,
            feeds == null ? "" : ", feeds " + feeds,
            input);
  }

  @Override
  public String toString() {
    return definition();
  }
}
