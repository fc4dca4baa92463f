package org.ingestworkbench.workflow.service;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.StopPoint;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.workflow.JobRecipe;
import org.ingestworkbench.workflow.MappingJob;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.RecoveryStrategy;
import org.ingestworkbench.workflow.TaskContext;
import org.ingestworkbench.workflow.TaskException;

/** A mapping task that waits to be told how to end. */
final class Puppet implements JobRecipe {
  private final Semaphore started = new Semaphore(0);
  private final List<Job> jobs = new CopyOnWriteArrayList<>();
  private volatile boolean startSeen;

  /** How a job is to end. */
  enum Order {
    COMPLETE,
    FAIL_RECOVERABLY,
    FAIL_FOR_GOOD,
    STOP
  }

  MappingTask task(String name) {
    return task(name, RecoveryStrategy.RESTART);
  }

  MappingTask task(String name, RecoveryStrategy strategy) {
    return MappingTask.named(name, "puppet", this).strategy(strategy);
  }

  /** Waits until the job runs, and takes note of it. */
  void awaitStart() throws InterruptedException {
    if (!started.tryAcquire(120, TimeUnit.SECONDS)) {
      throw new AssertionError("The task was not started.");
    }
    startSeen = true;
  }

  /** Whether a start of it was ever waited for. */
  boolean startSeen() {
    return startSeen;
  }

  /** Whether it was started and the test has not taken note of it. */
  boolean startedUnseen() {
    return started.availablePermits() > 0;
  }

  /** Tells the newest job how to end. */
  void order(Order order) {
    jobs.get(jobs.size() - 1).orders.add(order);
  }

  /** Tells an earlier job how to end. */
  void letGoOf(int job, Order order) {
    jobs.get(job).orders.add(order);
  }

  /** Lets every job go, those of dead processes too. */
  void letGo() {
    jobs.forEach(Job::cancel);
  }

  @Override
  public MappingJob make(TaskContext context) {
    return new Job();
  }

  private final class Job implements MappingJob {
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private volatile boolean aborted;

    @Override
    public JobReport run() {
      jobs.add(this);
      started.release();
      return switch (next()) {
        case COMPLETE -> report(JobState.FINISHED, "");
        case FAIL_RECOVERABLY -> report(JobState.STOPPED, "the site is down");
        case FAIL_FOR_GOOD -> throw TaskException.nonrecoverable("no such setting", null);
        case STOP -> report(aborted ? JobState.ABORTED : JobState.CANCELLED, "told to stop");
      };
    }

    private Order next() {
      try {
        return orders.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts a job.", e);
      }
    }

    private JobReport report(JobState state, String stopped) {
      var counts =
          state == JobState.FINISHED
              ? Map.of(Outcome.Kind.CREATED, 2L)
              : Map.<Outcome.Kind, Long>of();
      var stop =
          stopped.isEmpty()
              ? null
              : new JobReport.Stop(stopped, null, new StopPoint(null, 0, List.of(), true));
      return new JobReport(new JobId(new UUID(0, 1)), state, false, counts, List.of(), null, stop);
    }

    @Override
    public void cancel() {
      orders.add(Order.STOP);
    }

    @Override
    public void abort() {
      aborted = true;
      orders.add(Order.STOP);
    }

    @Override
    public void close() {}
  }
}
