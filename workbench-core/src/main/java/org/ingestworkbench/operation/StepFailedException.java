package org.ingestworkbench.operation;

import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.RepositoryException;

/** A step that the repository did not confirm, with the step. Does not leave the engine. */
public final class StepFailedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final transient StepKey step;
  private final RepositoryException fault;

  public StepFailedException(StepKey step, RepositoryException fault) {
    super(fault.getMessage() == null ? fault.toString() : fault.getMessage(), fault);
    this.step = step;
    this.fault = fault;
  }

  public StepKey step() {
    return step;
  }

  public RepositoryException fault() {
    return fault;
  }
}
