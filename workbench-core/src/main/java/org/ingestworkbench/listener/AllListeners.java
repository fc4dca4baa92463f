package org.ingestworkbench.listener;

import java.time.Duration;
import java.util.List;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;

/** Passes events on to several listeners, one event at a time. */
final class AllListeners implements JobListener {

  private final List<JobListener> listeners;

  AllListeners(List<JobListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public synchronized void inputRead(long rows) {
    listeners.forEach(l -> l.inputRead(rows));
  }

  @Override
  public synchronized void jobStarted(JobRecord job, boolean resumed) {
    listeners.forEach(l -> l.jobStarted(job, resumed));
  }

  @Override
  public synchronized void boundary(Boundary boundary) {
    listeners.forEach(l -> l.boundary(boundary));
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
  public synchronized void rowStarted(Row row) {
    listeners.forEach(l -> l.rowStarted(row));
  }

  @Override
  public synchronized void stepBegun(StepBegun event) {
    listeners.forEach(l -> l.stepBegun(event));
  }

  @Override
  public synchronized void stepSettled(StepSettled event) {
    listeners.forEach(l -> l.stepSettled(event));
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
  public synchronized void rowReopened(String rowId, Outcome.Kind formerly) {
    listeners.forEach(l -> l.rowReopened(rowId, formerly));
  }

  @Override
  public synchronized void limitChanged(int limit) {
    listeners.forEach(l -> l.limitChanged(limit));
  }

  @Override
  public synchronized void waiting(Duration longest, String reason) {
    listeners.forEach(l -> l.waiting(longest, reason));
  }

  @Override
  public synchronized void waited(Duration took, String reason) {
    listeners.forEach(l -> l.waited(took, reason));
  }

  @Override
  public synchronized void requestSent(RepositoryRequest request) {
    listeners.forEach(l -> l.requestSent(request));
  }

  @Override
  public synchronized void requestEnded(RequestEnd end) {
    listeners.forEach(l -> l.requestEnded(end));
  }

  @Override
  public synchronized void jobEnded(JobState state) {
    listeners.forEach(l -> l.jobEnded(state));
  }
}
