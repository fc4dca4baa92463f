package org.ingestworkbench.operation;

import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;

/**
 * How a job is marked whose map is made again. How its input stands is kept last: a job with the
 * mark and without that record is not whole: it was interrupted.
 */
public final class RebuiltMap {

  /** Stands before the fingerprint of the settings; no fingerprint begins so. */
  private static final String MARK = "rebuilt ";

  private RebuiltMap() {}

  /** What is stored as the settings of a job whose map is made again. */
  public static String marked(String settings) {
    return MARK + settings;
  }

  /** Whether the job's map was made again, or is being made again. */
  public static boolean isMarked(JobRecord job) {
    return job.settings().startsWith(MARK);
  }

  /** Whether how the input stands is kept. */
  public static boolean isWhole(IdMapStore store, JobRecord job) {
    var kept = new boolean[1];
    store.journal(job.id()).manifest(block -> kept[0] = true);
    return kept[0];
  }
}
