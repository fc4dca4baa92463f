package org.ingestworkbench.examples;

import java.util.concurrent.CountDownLatch;
import org.ingestworkbench.IngestJob;
import org.ingestworkbench.JobReport;

/**
 * A host application that is shut down while a job runs. The library handles no signal and has no
 * hook of its own, because they belong to the application: this is how it connects them.
 */
public final class CancelOnShutdown {

  private CancelOnShutdown() {}

  /** Runs the job; when the JVM is told to end, cancels it and lets it come to its end. */
  static JobReport run(IngestJob job) {
    var ended = new CountDownLatch(1);
    var hook = hook(job, ended);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return job.run();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  /** What a framework would call a pre-destroy method: returns when the job is at its end. */
  static Thread hook(IngestJob job, CountDownLatch ended) {
    return new Thread(
        () -> {
          job.cancel();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // It is at work just now.
    }
  }
}
