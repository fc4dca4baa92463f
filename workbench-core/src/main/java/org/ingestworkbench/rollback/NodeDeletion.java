package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StepRecord;

/**
 * Deletes a node with what belongs to it, once it has found that nothing speaks against it. Nodes
 * come last completed first, so that a node's children, if they are ours, are gone before it.
 */
final class NodeDeletion {

  private final RollbackContext context;
  private final DeletionGuards hindrances;
  private final MediaDeletion media;
  private final AliasDeletion aliases;

  NodeDeletion(RollbackContext context) {
    this.context = context;
    this.hindrances = new DeletionGuards(context);
    this.media = new MediaDeletion(context, hindrances);
    this.aliases = new AliasDeletion(context);
  }

  /** Rolls back the item of a complete node step. */
  void roll(StepRecord node) {
    var made = Objects.requireNonNull(node.confirmation());
    var ref = EntityRef.node(made.id(), made.uuid());
    try {
      roll(node, made, ref);
    } catch (RepositoryException fault) {
      context.keptParents().of(node);
      context.ledger().failed(ref, node.key().rowId(), fault);
    }
  }

  /** A node that is to stay: its parents are to stay with it. */
  void passOver(StepRecord node) {
    var made = Objects.requireNonNull(node.confirmation());
    if (node.key().kind() == Kind.PAGE || made.id() == null) {
      context.keptParents().of(node);
    } else {
      var ref = EntityRef.node(made.id(), made.uuid());
      context.keptParents().of(() -> context.finder().look(ref));
    }
  }

  private void roll(StepRecord node, Confirmation made, EntityRef ref) {
    var item = Objects.requireNonNull(ItemKey.of(node.key()));
    var beside = context.journal().stepsBeside(item);
    var told =
        made.id() != null
            ? Optional.of(context.finder().at(ref))
            : context.finder().byUuid(node.key(), made.uuid());
    if (told.isEmpty()) {
      context.keptParents().of(node);
      context
          .ledger()
          .left(
              Why.OPEN,
              ref,
              item.rowId(),
              "Only its uuid is known: " + Advice.SHOW_BY_UUID.words() + ".");
      return;
    }
    var view = told.get().node();
    if (view != null) {
      whole(node, view, beside);
    } else {
      gone(node, beside);
    }
  }

  private void whole(StepRecord node, NodeView view, List<StepRecord> beside) {
    try {
      there(node, view, beside);
    } catch (RepositoryException fault) {
      context.keptParents().of(view);
      context.ledger().failed(view.ref(), node.key().rowId(), fault);
    }
  }

  private void there(StepRecord node, NodeView view, List<StepRecord> beside) {
    var its = media.of(mediaOf(beside), view.ref());
    var hindrance = hindrances.of(node, view, beside, its);
    if (hindrance.isPresent()) {
      context.keptParents().of(view);
      context.ledger().left(Why.KEPT, view.ref(), node.key().rowId(), hindrance.get());
      return;
    }
    delete(node, its, beside, view);
  }

  private static List<StepRecord> mediaOf(List<StepRecord> beside) {
    return beside.stream()
        .filter(StepRecord::complete)
        .filter(step -> step.key().kind().makesMedia())
        .toList();
  }

  /** NodeMedia, alias, node. */
  private void delete(StepRecord node, NodeMedia its, List<StepRecord> beside, NodeView view) {
    context
        .ledger()
        .rollBack(
            node,
            view.id(),
            deletions -> {
              media.delete(its, node.key().rowId(), deletions);
              aliases.delete(beside, view, deletions);
              deletions.object(view.ref());
              hindrances.goes(node);
              return true;
            });
  }

  /**
   * What belongs to a node that is not there any more. Where a medium of it stays, the node is not
   * rolled back, nor a page's book: made anew, it would be without that medium.
   */
  private void gone(StepRecord node, List<StepRecord> beside) {
    boolean all = context.ledger().rollBack(node, deletions -> gone(node, beside, deletions));
    if (!all && node.key().kind() == Kind.PAGE) {
      context.keptParents().of(node);
    }
  }

  private boolean gone(
      StepRecord node, List<StepRecord> beside, DeletionLedger.Deletions deletions) {
    var made = Objects.requireNonNull(node.confirmation());
    boolean all = beside.stream().noneMatch(DeletionGuards::mayBeLeft);
    for (var step : mediaOf(beside)) {
      all &= media.alone(step);
    }
    all &= aliases.leftBy(beside);
    deletions.gone(EntityRef.node(made.id(), made.uuid()));
    return all;
  }

  /** A medium or alias of a node that is not ours, or not there. */
  void alone(StepRecord step) {
    if (step.key().kind() == Kind.ALIAS) {
      aliases.alone(step);
    } else {
      media.alone(step);
    }
  }
}
