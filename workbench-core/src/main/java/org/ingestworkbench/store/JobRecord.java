package org.ingestworkbench.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a job.
 *
 * @param definition what it was started with
 * @param progress how far it has come
 */
public record JobRecord(JobId id, JobKey key, Definition definition, Progress progress) {

  /**
   * What a job was started with.
   *
   * @param input what the rows were read from, as a path or name
   * @param settings fingerprint of the settings that change what is made
   * @param seed for random value templates, so that a resumed run draws what the first drew
   * @param startingNode the node ID from which rows of the ID map count as done; null when only the
   *     journal decides
   */
  public record Definition(String input, String settings, long seed, @Nullable Long startingNode) {}

  /**
   * How far a job has come.
   *
   * @param started when it was first started
   * @param ended when its last run ended; null while one runs
   * @param firstNodeId the smallest node ID it ever made, compared as numbers; null before the
   *     first. It stays when that node is rolled back
   * @param rowsDone how many rows are done
   * @param rowsNotDone how many rows are open, failed, partial, blocked or unresolved
   */
  public record Progress(
      JobState state,
      Instant started,
      @Nullable Instant ended,
      @Nullable String firstNodeId,
      long rowsDone,
      long rowsNotDone) {}

  public String input() {
    return definition.input();
  }

  public String settings() {
    return definition.settings();
  }

  public long seed() {
    return definition.seed();
  }

  public @Nullable Long startingNode() {
    return definition.startingNode();
  }

  public JobState state() {
    return progress.state();
  }

  public Instant started() {
    return progress.started();
  }

  public @Nullable Instant ended() {
    return progress.ended();
  }

  public @Nullable String firstNodeId() {
    return progress.firstNodeId();
  }

  public long rowsDone() {
    return progress.rowsDone();
  }

  public long rowsNotDone() {
    return progress.rowsNotDone();
  }

  /**
   * Of the jobs of a store, those that can be resumed or refuse a new start: a job that has a newer
   * one of the same key is left as it is.
   *
   * @param jobs newest first
   */
  public static Stream<JobRecord> newestOfEachKey(List<JobRecord> jobs) {
    var newest = new LinkedHashMap<JobKey, JobRecord>();
    jobs.forEach(job -> newest.putIfAbsent(job.key(), job));
    return newest.values().stream();
  }

  /**
   * Whether a plain start of the same job is refused: it is unfinished, and there is something to
   * go on with, or a process may be at it.
   */
  public boolean standsInTheWay() {
    return state().standsInTheWay(rowsDone() + rowsNotDone() > 0);
  }
}
