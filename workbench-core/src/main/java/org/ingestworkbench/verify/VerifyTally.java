package org.ingestworkbench.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.operation.OperationEvents;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.verify.Difference.What;

/** Counts what is found, and tells on, until it is closed: a thread left behind tells nothing. */
final class VerifyTally extends OperationEvents implements VerifyListener {
  private static final int KEPT = 1000;

  private final VerifyListener next;
  private final Map<EntityType, Long> unchanged = new EnumMap<>(EntityType.class);
  private final Map<What, Long> counts = new EnumMap<>(What.class);
  private final List<Difference> differences = new ArrayList<>();
  private boolean closed;

  VerifyTally(VerifyListener next) {
    this.next = next;
  }

  @Override
  protected void forward(Consumer<OperationListener> event) {
    tell(event::accept);
  }

  private synchronized void tell(Consumer<VerifyListener> event) {
    if (!closed) {
      event.accept(next);
    }
  }

  synchronized void unchanged(EntityType type) {
    if (!closed) {
      unchanged.merge(type, 1L, Long::sum);
    }
  }

  @Override
  public synchronized void differs(Difference difference) {
    if (!closed) {
      counts.merge(difference.what(), 1L, Long::sum);
    }
    if (!closed && differences.size() < KEPT) {
      differences.add(difference);
    }
    tell(listener -> listener.differs(difference));
  }

  synchronized void close() {
    closed = true;
  }

  synchronized VerifyReport report(JobRecord job, StopSignal signal) {
    return new VerifyReport(
        job, unchanged, counts, differences, signal.words("verification"), signal.cause());
  }
}
