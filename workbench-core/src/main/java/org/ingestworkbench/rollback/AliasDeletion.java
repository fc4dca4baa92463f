package org.ingestworkbench.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.AliasView;
import org.ingestworkbench.repository.Capability;
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

  private static final String NOT_SHOWN =
      "Whether it went with its node is not known: "
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
   * gave, or that the node shows, or else by their uuid, and those that the node shows besides.
   */
  void delete(List<StepRecord> beside, NodeView view, DeletionLedger.Deletions ofNode) {
    var shown = view.alias() == null ? null : view.alias().id();
    var gone = new HashSet<String>();
    for (var step : beside.stream().filter(AliasDeletion::isMade).toList()) {
      boolean unused =
          context.ledger().rollBack(step, deletions -> delete(step, shown, gone, deletions));
    }
    if (shown != null) {
      var now = gone.contains(shown) ? context.finder().look(view.ref()) : Optional.of(view);
      now.ifPresent(node -> shown(node, gone, context.finder()::look, ofNode));
    }
  }

  private boolean delete(
      StepRecord step,
      @Nullable String shown,
      Set<String> gone,
      DeletionLedger.Deletions deletions) {
    var id = id(step) == null ? shown : id(step);
    if (id == null) {
      return byUuid(step, deletions);
    }
    deletions.object(byId(id));
    gone.add(id);
    return true;
  }

  /**
   * Deletes the alias that a node shows, and looks at the node again until it shows no other: it
   * may have several, and shows one at a time.
   *
   * @param gone IDs of those that were deleted; a repository that keeps its answers shows one again
   */
  static void shown(
      NodeView node,
      Set<String> gone,
      Function<EntityRef, Optional<NodeView>> look,
      DeletionLedger.Deletions deletions) {
    var shown = node.alias();
    while (shown != null && gone.add(shown.id())) {
      deletions.object(byId(shown.id()));
      shown = look.apply(node.ref()).map(NodeView::alias).orElse(null);
    }
  }

  /** Where its uuid does not lead to it, it is not known to be gone, and its record stays. */
  private boolean byUuid(StepRecord step, DeletionLedger.Deletions deletions) {
    try {
      deletions.byUuid(ref(step));
      return true;
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      return leave(step, NO_ID);
    }
  }

  private boolean leave(StepRecord step, String why) {
    if (listed.add(step.key())) {
      context.ledger().left(Why.OPEN, ref(step), step.key().rowId(), why);
    }
    return false;
  }

  /**
   * The aliases of a node that is gone. It took them with it, or left some that lead nowhere: these
   * go where their uuid leads to them, or where the ID is still theirs.
   *
   * @return whether all of them are known to be gone
   */
  boolean leftBy(List<StepRecord> beside) {
    boolean all = true;
    for (var step : beside.stream().filter(AliasDeletion::isMade).toList()) {
      all &= alone(step);
    }
    return all;
  }

  /**
   * Deletes an alias whose node is not there, or not the job's.
   *
   * @return whether it is known to be gone
   */
  boolean alone(StepRecord step) {
    return context.ledger().rollBack(step, deletions -> alone(step, deletions));
  }

  private boolean alone(StepRecord step, DeletionLedger.Deletions deletions) {
    try {
      deletions.byUuid(ref(step));
      return true;
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      return id(step) == null ? leave(step, NO_ID) : byId(step, deletions);
    }
  }

  /** An ID alone might be another's by now, where the site was restored from a copy. */
  private boolean byId(StepRecord step, DeletionLedger.Deletions deletions) {
    try {
      return context
          .retry()
          .ask(() -> context.repository().capabilities().ask(Capability.ALIAS, ref(step)))
          .map(seen -> byId(step, seen.orElse(null), deletions))
          .orElseGet(() -> leave(step, NOT_SHOWN));
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      return leave(step, NOT_SHOWN);
    }
  }

  private static boolean byId(
      StepRecord step, @Nullable AliasView seen, DeletionLedger.Deletions deletions) {
    if (seen != null && seen.uuid().equals(ref(step).uuid())) {
      deletions.object(ref(step));
    } else {
      deletions.gone(ref(step));
    }
    return true;
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
