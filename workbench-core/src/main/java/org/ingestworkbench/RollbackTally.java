package org.ingestworkbench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.spi.RepositoryRequest;
import org.ingestworkbench.spi.RequestEnd;
import org.ingestworkbench.spi.RollbackListener;

/** Counts what a rollback does, and tells on. */
final class RollbackTally implements RollbackListener {
  private static final int KEPT = 1000;

  private final RollbackListener next;
  private final Map<EntityType, Long> deleted = new EnumMap<>(EntityType.class);
  private final Map<Why, Long> leftCounts = new EnumMap<>(Why.class);
  private final List<Left> left = new ArrayList<>();
  private long goneBefore;

  RollbackTally(RollbackListener next) {
    this.next = next;
  }

  @Override
  public void deleted(EntityRef ref, String address, boolean before) {
    if (before) {
      goneBefore++;
    } else {
      deleted.merge(ref.type(), 1L, Long::sum);
    }
    next.deleted(ref, address, before);
  }

  @Override
  public void left(Left object) {
    leftCounts.merge(object.why(), 1L, Long::sum);
    if (left.size() < KEPT) {
      left.add(object);
    }
    next.left(object);
  }

  @Override
  public void waiting(Duration longest, String reason) {
    next.waiting(longest, reason);
  }

  @Override
  public void waited(Duration took, String reason) {
    next.waited(took, reason);
  }

  @Override
  public void requestSent(RepositoryRequest request) {
    next.requestSent(request);
  }

  @Override
  public void requestEnded(RequestEnd end) {
    next.requestEnded(end);
  }

  Map<EntityType, Long> deleted() {
    return deleted;
  }

  Map<Why, Long> leftCounts() {
    return leftCounts;
  }

  List<Left> left() {
    return left;
  }

  long goneBefore() {
    return goneBefore;
  }

  boolean hindered() {
    return leftCounts.keySet().stream().anyMatch(Why::hinders);
  }
}
