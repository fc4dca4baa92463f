package org.ingestworkbench.rollback;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.operation.OperationEvents;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a rollback does, and tells on, until it is closed: a thread that was left behind
 * tells nothing.
 */
final class RollbackTally extends OperationEvents implements RollbackListener {
  private static final int KEPT = 1000;

  private final RollbackListener next;
  private final Map<EntityType, Long> deleted = new EnumMap<>(EntityType.class);
  private final Map<Why, Long> leftCounts = new EnumMap<>(Why.class);
  private final List<Left> left = new ArrayList<>();
  private long changedBack;
  private long goneBefore;
  private boolean closed;

  RollbackTally(RollbackListener next) {
    this.next = next;
  }

  @Override
  protected void forward(Consumer<OperationListener> event) {
    tell(event::accept);
  }

  private synchronized void tell(Consumer<RollbackListener> event) {
    if (!closed) {
      event.accept(next);
    }
  }

  @Override
  public synchronized void deleted(EntityRef ref, String address, boolean before) {
    if (!closed && before) {
      goneBefore++;
    } else if (!closed) {
      deleted.merge(ref.type(), 1L, Long::sum);
    }
    tell(listener -> listener.deleted(ref, address, before));
  }

  @Override
  public synchronized void changedBack(EntityRef ref, String address, boolean before) {
    if (!closed && before) {
      goneBefore++;
    } else if (!closed) {
      changedBack++;
    }
    tell(listener -> listener.changedBack(ref, address, before));
  }

  @Override
  public synchronized void left(Left object) {
    if (!closed) {
      leftCounts.merge(object.why(), 1L, Long::sum);
    }
    if (!closed && left.size() < KEPT) {
      left.add(object);
    }
    tell(listener -> listener.left(object));
  }

  synchronized void close() {
    closed = true;
  }

  synchronized RollbackResult result(@Nullable JobId job, boolean dryRun, RollbackResult.End end) {
    return new RollbackResult(job, end, dryRun, deleted, changedBack, goneBefore, leftCounts, left);
  }

  synchronized boolean hindered() {
    return leftCounts.keySet().stream().anyMatch(Why::hinders);
  }
}
