package org.ingestworkbench.verify;

import org.ingestworkbench.listener.OperationListener;

/** Is told of what a verification finds, by the thread that does it; what it throws ends that. */
public interface VerifyListener extends OperationListener {

  /** Listens to nothing. */
  VerifyListener NONE = new VerifyListener() {};

  /** An object is not as the journal has it. */
  default void differs(Difference difference) {}
}
