package org.ingestworkbench.workflow;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.IngestJobBuilder;
import org.ingestworkbench.Recovery;
import org.jspecify.annotations.Nullable;

/**
 * Moves data: runs an {@link IngestJob}. The name of the job consists of workflow, instance and
 * task. A task that is run again resumes that job, so that nothing is made twice and no finished
 * row is repeated.
 *
 * <p>It is a recoverable error when the job stops, or ends with more rows not done than allowed. A
 * wrong configuration or input is a nonrecoverable error.
 */
public final class MappingTask implements Task {

  /** Every row may be not done when the task is completed. */
  public static final long ALL_ROWS = Long.MAX_VALUE;

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
   * A task whose job is built of parts that stay open. The task gives the job its name and
   * recovery. Input, host and settings of the job become part of the workflow's definition.
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
   * A task whose job is made anew for each run, with everything that must be opened for it.
   *
   * @param definition one text with everything that decides what the job makes; an instance is not
   *     recovered with another definition
   */
  public static MappingTask named(String name, String definition, JobRecipe job) {
    return new MappingTask(name, job, definition, RecoveryStrategy.RESTART, 0, null);
  }

  /** This task with another strategy. */
  public MappingTask strategy(RecoveryStrategy other) {
    return new MappingTask(name, recipe, input, other, failedRowsAllowed, feeds);
  }

  /**
   * This task, which then is also completed when its job ends with up to this many rows not done.
   *
   * @param rows 0 unless it is set; {@link #ALL_ROWS} for any number
   */
  public MappingTask failedRowsAllowed(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException(
          "Rows that may fail are counted from 0, not " + rows + ".");
    }
    return new MappingTask(name, recipe, input, strategy, rows, feeds);
  }

  /** This task, with the name of the human task whose people work on the objects that it makes. */
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

  /** The name of the human task whose people work on its objects; empty when there is none. */
  public Optional<String> feeds() {
    return Optional.ofNullable(feeds);
  }

  /** Makes the job for each run. */
  public JobRecipe recipe() {
    return recipe;
  }

  /** How many rows may be not done when the task is completed. */
  public long failedRowsAllowed() {
    return failedRowsAllowed;
  }

  @Override
  public String definition() {
    return "mapping task %s, %s, failed rows allowed %s%s, %s"
        .formatted(
            name,
            strategy == RecoveryStrategy.SKIP ? "skip" : "restart",
            failedRowsAllowed == ALL_ROWS ? "all" : failedRowsAllowed,
            feeds == null ? "" : ", feeds " + feeds,
            input);
  }

  @Override
  public String toString() {
    return definition();
  }
}
