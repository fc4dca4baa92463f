package org.ingestworkbench.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/** Deletes the URL aliases of nodes. */
final class AliasDeletion {

  private static final String NO_ID =
      "Its ID is not known, and its node does not show it: "
          + Advice.SHOW_BY_UUID.words()
          + " (reading is enough) and roll back again.";

  private final RollbackContext context;

  /** Those that were listed: one is met with its node, and once more when that is gone. */
  private final Set<StepKey> listed = new HashSet<>();

  AliasDeletion(RollbackContext context) {
    this.context = context;
  }

  /**
   * Deletes the aliases of a node that is to go: those of the job by the ID that the repository
   * gave, or that the node shows, or else by their uuid, and the one that the node shows besides.
   */
  void delete(List<StepRecord> beside, NodeView view, Deletions ofNode) {
    var shown = view.alias() == null ? null : view.alias().id();
    var steps = beside.stream().filter(AliasDeletion::isMade).toList();
    for (var step : steps) {
      boolean unused = context.ledger().rollBack(step, deletions -> delete(step, shown, deletions));
    }
    if (shown != null && steps.stream().allMatch(step -> isAnother(step, shown))) {
      ofNode.object(byId(shown));
    }
  }

  private boolean delete(StepRecord step, @Nullable String shown, Deletions deletions) {
    var id = id(step) == null ? shown : id(step);
    if (id == null) {
      return byUuid(step, deletions);
    }
    deletions.object(byId(id));
    return true;
  }

  private static boolean isAnother(StepRecord step, String shown) {
    var id = id(step);
    return id != null && !id.equals(shown);
  }

  /** Where its uuid does not lead to it, it is not known to be gone, and its record stays. */
  private boolean byUuid(StepRecord step, Deletions deletions) {
    try {
      deletions.byUuid(ref(step));
      return true;
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      if (listed.add(step.key())) {
        context.ledger().left(Why.OPEN, ref(step), step.key().rowId(), NO_ID);
      }
      return false;
    }
  }

  /**
   * The aliases of a node that is gone. It took them with it, or left some that lead nowhere: these
   * go where their uuid leads to them, since an ID alone might be another's by now.
   */
  void leftBy(List<StepRecord> beside) {
    beside.stream()
        .filter(AliasDeletion::isMade)
        .forEach(step -> context.ledger().rollBack(step, deletions -> leftAlone(step, deletions)));
  }

  private static boolean leftAlone(StepRecord step, Deletions deletions) {
    try {
      deletions.byUuid(ref(step));
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      deletions.gone(ref(step));
    }
    return true;
  }

  /** Deletes an alias of a node that is not the job's, and that may be there. */
  void alone(StepRecord step) {
    boolean unused =
        context
            .ledger()
            .rollBack(
                step,
                deletions -> {
                  if (id(step) == null) {
                    return byUuid(step, deletions);
                  }
                  deletions.object(ref(step));
                  return true;
                });
  }

  private static boolean isMade(StepRecord step) {
    return step.key().kind() == Kind.ALIAS && step.complete();
  }

  private static @Nullable String id(StepRecord step) {
    return Objects.requireNonNull(step.confirmation()).id();
  }

  private static EntityRef byId(String id) {
    return new EntityRef(EntityType.ALIAS, id, null);
  }

  private static EntityRef ref(StepRecord step) {
    var made = Objects.requireNonNull(step.confirmation());
    return new EntityRef(EntityType.ALIAS, made.id(), made.uuid());
  }
}
