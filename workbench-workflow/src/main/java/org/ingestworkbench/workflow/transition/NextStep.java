package org.ingestworkbench.workflow.transition;

/** What follows a transition. */
public enum NextStep {
  NEXT_RUNS("the next object runs, if the condition on the way to it holds or there is none"),
  PEOPLE_GO_ON("people go on; the task, when a service goes on with it"),
  TASK_GOES_ON("the task goes on where it ceased; this is no recovery"),
  TASK_RUNS("the task runs again; without one the next object runs"),
  RECOVERY_RESTARTS("recovery restarts the task"),
  RECOVERY_RESTARTS_REGARDLESS("recovery runs the task again, regardless of skip"),
  RECOVERY_RUNS_NEXT("recovery runs the next task"),
  OVER("nothing; not recoverable"),
  NO_EFFECT("no effect, and the caller is told so");

  private final String words;

  NextStep(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
