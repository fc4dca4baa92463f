package org.ingestworkbench.islandora.command;

import java.time.Duration;
import java.util.List;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Tells several listeners, in their order. A resumed job knows its first node before it starts;
 * that is told after its start, where a reader looks for it.
 */
final class Listeners implements JobListener {

  private final List<JobListener> all;
  private @Nullable EntityRef early;
  private boolean started;

  Listeners(List<JobListener> all) {
    this.all = all;
  }

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    all.forEach(l -> l.jobStarted(job, resumed));
    started = true;
    if (early != null) {
      firstNode(early);
    }
  }

  @Override
  public void firstNode(EntityRef node) {
    if (started) {
      all.forEach(l -> l.firstNode(node));
    } else {
      early = node;
    }
  }

  @Override
  public void problem(Problem problem) {
    all.forEach(l -> l.problem(problem));
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    all.forEach(l -> l.stepCompleted(event));
  }

  @Override
  public void stepFailed(Item item, StepKey step, String reason) {
    all.forEach(l -> l.stepFailed(item, step, reason));
  }

  @Override
  public void pageEnded(ItemKey page, Outcome outcome) {
    all.forEach(l -> l.pageEnded(page, outcome));
  }

  @Override
  public void rowEnded(RowEnded event) {
    all.forEach(l -> l.rowEnded(event));
  }

  @Override
  public void waiting(Duration duration, String reason) {
    all.forEach(l -> l.waiting(duration, reason));
  }

  @Override
  public void jobEnded(JobState state) {
    all.forEach(l -> l.jobEnded(state));
  }
}
