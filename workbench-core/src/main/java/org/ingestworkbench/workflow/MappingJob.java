package org.ingestworkbench.workflow;

import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;

/** A job with whatever was opened for it. */
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
    return new MappingJob() {
      @Override
      public JobReport run() {
        return job.run();
      }

      @Override
      public void cancel() {
        job.cancel();
      }

      @Override
      public void abort() {
        job.abort();
      }

      @Override
      public void close() {}
    };
  }
}
