package org.ingestworkbench.operation;

import java.time.Duration;
import java.util.function.Consumer;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.listener.RepositoryRequest;
import org.ingestworkbench.listener.RequestEnd;

/** Passes on the events that all operations have. */
public abstract class OperationEvents implements OperationListener {

  /** Tells it those who listen. */
  protected abstract void forward(Consumer<OperationListener> event);

  @Override
  public void waiting(Duration longest, String reason) {
    forward(listener -> listener.waiting(longest, reason));
  }

  @Override
  public void waited(Duration took, String reason) {
    forward(listener -> listener.waited(took, reason));
  }

  @Override
  public void requestSent(RepositoryRequest request) {
    forward(listener -> listener.requestSent(request));
  }

  @Override
  public void requestEnded(RequestEnd end) {
    forward(listener -> listener.requestEnded(end));
  }
}
