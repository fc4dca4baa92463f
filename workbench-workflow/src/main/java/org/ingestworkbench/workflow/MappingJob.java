package org.ingestworkbench.workflow;

import java.util.function.Function;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;

/** A job with everything that was opened for it. */
public interface MappingJob extends AutoCloseable {

  /** See {@link IngestJob#run}. Called once. */
  JobReport run();

  /** See {@link IngestJob#cancel}. */
  void cancel();

  /** See {@link IngestJob#abort}. */
  void abort();

  /** Closes what was opened for the job. */
  @Override
  void close();

  /** A job whose parts stay open. */
  static MappingJob of(IngestJob job) {
    return new ForwardedJob(job::run, job::cancel, job::abort, () -> {});
  }

  /**
   * This job, with work before and after its run.
   *
   * @param way runs the job that it is given, once
   */
  default MappingJob runBy(Function<MappingJob, JobReport> way) {
    return new ForwardedJob(() -> way.apply(this), this::cancel, this::abort, this::close);
  }
}
