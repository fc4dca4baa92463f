package org.ingestworkbench.workflow;

import java.util.function.Supplier;
import org.ingestworkbench.JobReport;

/** A job made of four functions, one for each method. */
record ForwardedJob(
    Supplier<JobReport> running, Runnable cancelling, Runnable aborting, Runnable closing)
    implements MappingJob {

  @Override
  public JobReport run() {
    return running.get();
  }

  @Override
  public void cancel() {
    cancelling.run();
  }

  @Override
  public void abort() {
    aborting.run();
  }

  @Override
  public void close() {
    closing.run();
  }
}
