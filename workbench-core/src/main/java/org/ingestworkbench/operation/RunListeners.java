package org.ingestworkbench.operation;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.listener.Boundary;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;

/**
 * Passes the events of one run on to its listeners, one at a time, up to the run's end. What a
 * thread has to tell that was left behind then is not heard: the next run tells it, from the
 * journal.
 */
public final class RunListeners extends OperationEvents implements JobListener {

  private final List<JobListener> listeners;
  private boolean over;

  public RunListeners(List<JobListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  protected void forward(Consumer<OperationListener> event) {
    tell(event::accept);
  }

  private synchronized void tell(Consumer<JobListener> event) {
    if (!over) {
      listeners.forEach(event);
    }
  }

  /** The last word. */
  @Override
  public synchronized void jobEnded(JobState state) {
    tell(listener -> listener.jobEnded(state));
    over = true;
  }

  @Override
  public void inputRead(long rows) {
    tell(listener -> listener.inputRead(rows));
  }

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    tell(listener -> listener.jobStarted(job, resumed));
  }

  @Override
  public void boundary(Boundary boundary) {
    tell(listener -> listener.boundary(boundary));
  }

  @Override
  public void firstNode(EntityRef node) {
    tell(listener -> listener.firstNode(node));
  }

  @Override
  public void problem(Problem problem) {
    tell(listener -> listener.problem(problem));
  }

  @Override
  public void rowStarted(Row row) {
    tell(listener -> listener.rowStarted(row));
  }

  @Override
  public void stepBegun(StepBegun event) {
    tell(listener -> listener.stepBegun(event));
  }

  @Override
  public void stepSettled(StepSettled event) {
    tell(listener -> listener.stepSettled(event));
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    tell(listener -> listener.stepCompleted(event));
  }

  @Override
  public void stepFailed(Item item, StepKey step, String reason) {
    tell(listener -> listener.stepFailed(item, step, reason));
  }

  @Override
  public void pageEnded(ItemKey page, Outcome outcome) {
    tell(listener -> listener.pageEnded(page, outcome));
  }

  @Override
  public void rowEnded(RowEnded event) {
    tell(listener -> listener.rowEnded(event));
  }

  @Override
  public void rowReopened(String rowId, Outcome.Kind formerly) {
    tell(listener -> listener.rowReopened(rowId, formerly));
  }

  @Override
  public void limitChanged(int limit) {
    tell(listener -> listener.limitChanged(limit));
  }
}
