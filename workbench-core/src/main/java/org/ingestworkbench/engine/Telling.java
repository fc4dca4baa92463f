package org.ingestworkbench.engine;

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

/** Passes events on to several listeners, one event at a time. */
public final class Telling implements JobListener {

  private final List<JobListener> listeners;

  public Telling(List<JobListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public synchronized void jobStarted(JobRecord job, boolean resumed) {
    listeners.forEach(l -> l.jobStarted(job, resumed));
  }

  @Override
  public synchronized void firstNode(EntityRef node) {
    listeners.forEach(l -> l.firstNode(node));
  }

  @Override
  public synchronized void problem(Problem problem) {
    listeners.forEach(l -> l.problem(problem));
  }

  @Override
  public synchronized void stepCompleted(StepCompleted event) {
    listeners.forEach(l -> l.stepCompleted(event));
  }

  @Override
  public synchronized void stepFailed(Item item, StepKey step, String reason) {
    listeners.forEach(l -> l.stepFailed(item, step, reason));
  }

  @Override
  public synchronized void pageEnded(ItemKey page, Outcome outcome) {
    listeners.forEach(l -> l.pageEnded(page, outcome));
  }

  @Override
  public synchronized void rowEnded(RowEnded event) {
    listeners.forEach(l -> l.rowEnded(event));
  }

  @Override
  public synchronized void waiting(Duration duration, String reason) {
    listeners.forEach(l -> l.waiting(duration, reason));
  }

  @Override
  public synchronized void jobEnded(JobState state) {
    listeners.forEach(l -> l.jobEnded(state));
  }
}
