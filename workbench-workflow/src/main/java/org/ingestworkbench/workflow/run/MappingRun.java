package org.ingestworkbench.workflow.run;

import java.util.Map;
import org.ingestworkbench.JobReport;
import org.ingestworkbench.workflow.MappingJob;
import org.ingestworkbench.workflow.MappingTask;
import org.ingestworkbench.workflow.TaskContext;
import org.jspecify.annotations.Nullable;

/** Runs the job of a mapping task. */
final class MappingRun implements TaskRun {
  private final MappingTask task;
  private final TaskContext context;
  private @Nullable MappingJob current;
  private boolean left;
  private boolean aborted;

  MappingRun(MappingTask task, TaskContext context) {
    this.task = task;
    this.context = context;
  }

  @Override
  public TaskEnd run() {
    try (var job = task.recipe().make(context)) {
      begin(job);
      return end(job.run());
    } finally {
      over();
    }
  }

  private synchronized void begin(MappingJob job) {
    current = job;
    if (left) {
      job.cancel();
    }
    if (aborted) {
      job.abort();
    }
  }

  private synchronized void over() {
    current = null;
  }

  private TaskEnd end(JobReport report) {
    var counts = Map.of("done", report.done(), "notDone", report.notDoneCount());
    return switch (report.state()) {
      case FINISHED -> TaskEnd.completed(counts);
      case FINISHED_WITH_FAILURES -> withFailures(report, counts);
      case CANCELLED, ABORTED -> stopping() ? TaskEnd.LEFT : stopped(report, counts);
      case STOPPED, RUNNING, ROLLING_BACK, ROLLED_BACK -> stopped(report, counts);
    };
  }

  private TaskEnd withFailures(JobReport report, Map<String, Long> counts) {
    return report.notDoneCount() <= task.failedRowsAllowed()
        ? TaskEnd.completed(counts)
        : TaskEnd.recoverable(counts, words(report));
  }

  private String words(JobReport report) {
    var first = report.notDone().stream().findFirst();
    return "%d rows are not done, %d may be%s"
        .formatted(
            report.notDoneCount(),
            task.failedRowsAllowed(),
            first.map(row -> "; row " + row.rowId() + ": " + row.outcome().reason()).orElse(""));
  }

  private static TaskEnd stopped(JobReport report, Map<String, Long> counts) {
    return TaskEnd.recoverable(counts, report.stopped());
  }

  private synchronized boolean stopping() {
    return left || aborted;
  }

  @Override
  public synchronized void leave() {
    left = true;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public synchronized void abort() {
    aborted = true;
    if (current != null) {
      current.abort();
    }
  }
}
