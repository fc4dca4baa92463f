package org.ingestworkbench.workflow.run;

import java.io.IOException;
import org.ingestworkbench.workflow.TaskAction;
import org.ingestworkbench.workflow.TaskContext;
import org.jspecify.annotations.Nullable;

/** Runs an action of the host. Its thread is interrupted only while it is inside the action. */
final class CallRun implements TaskRun {
  private final TaskAction action;
  private final TaskContext context;
  private @Nullable Thread inside;
  private boolean aborted;

  CallRun(TaskAction action, TaskContext context) {
    this.action = action;
    this.context = context;
  }

  @Override
  public TaskEnd run() throws IOException, InterruptedException {
    enter();
    try {
      action.run(context);
      return TaskEnd.completed(java.util.Map.of());
    } finally {
      exit();
    }
  }

  private synchronized void enter() throws InterruptedException {
    if (aborted) {
      throw new InterruptedException("It was aborted before it began.");
    }
    inside = Thread.currentThread();
  }

  private synchronized void exit() {
    inside = null;
    Thread.interrupted();
  }

  /** Does nothing: the action has the time to finish. */
  @Override
  public void leave() {}

  @Override
  public synchronized void abort() {
    aborted = true;
    if (inside != null) {
      inside.interrupt();
    }
  }
}
