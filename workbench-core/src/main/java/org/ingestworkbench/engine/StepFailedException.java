package org.ingestworkbench.engine;

import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.repository.RepositoryException;

/** A step that the repository did not confirm, with the step. Does not leave the engine. */
final class StepFailedException extends WorkbenchException {
  private static final long serialVersionUID = 1L;

  private final transient StepKey step;
  private final RepositoryException fault;

  StepFailedException(StepKey step, RepositoryException fault) {
    super(fault.getMessage() == null ? fault.toString() : fault.getMessage(), fault);
    this.step = step;
    this.fault = fault;
  }

  StepKey step() {
    return step;
  }

  RepositoryException fault() {
    return fault;
  }
}
