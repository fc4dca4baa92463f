package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a node with what belongs to it, once it has found that nothing speaks against it. Nodes
 * come last completed first, so that a node's children, if they are ours, are gone before it.
 */
final class Items {

  private final Parts parts;
  private final Hindrances hindrances;
  private final MediaItems media;
  private final Aliases aliases;

  Items(Parts parts) {
    this.parts = parts;
    this.hindrances = new Hindrances(parts);
    this.media = new MediaItems(parts, hindrances);
    this.aliases = new Aliases(parts);
  }

  /** Rolls back the item of a complete node step. */
  void roll(StepRecord node) {
    var made = Objects.requireNonNull(node.confirmation());
    var ref = EntityRef.node(made.id(), made.uuid());
    try {
      roll(node, made, ref);
    } catch (RepositoryException fault) {
      parts.keptParents().of(node);
      parts.ledger().failed(ref, node.key().rowId(), fault);
    }
  }

  /** A node that is to stay: its parents are to stay with it. */
  void passOver(StepRecord node) {
    var made = Objects.requireNonNull(node.confirmation());
    if (node.key().kind() == Kind.PAGE || made.id() == null) {
      parts.keptParents().of(node);
    } else {
      var ref = EntityRef.node(made.id(), made.uuid());
      parts.keptParents().of(() -> parts.locating().look(ref));
    }
  }

  private void roll(StepRecord node, Confirmation made, EntityRef ref) {
    var item = Objects.requireNonNull(ItemKey.of(node.key()));
    var beside = parts.journal().stepsBeside(item);
    var told =
        made.id() != null ? Optional.of(parts.locating().at(ref)) : byUuid(node, made, beside);
    if (told.isEmpty()) {
      parts.keptParents().of(node);
      parts.ledger().left(Why.OPEN, ref, item.rowId(), "Only its uuid is known: turn JSON:API on.");
      return;
    }
    var view = told.get().node();
    if (view != null) {
      whole(node, view, beside);
    } else {
      delete(node, media.notListed(mediaOf(beside)), beside, null);
    }
  }

  /** Empty when nobody can tell its ID. */
  private Optional<Locating.Look> byUuid(
      StepRecord node, Confirmation made, List<StepRecord> beside) {
    return parts
        .locating()
        .byUuid(made.uuid())
        .or(() -> parts.locating().byOthers(node.key(), made.uuid(), beside));
  }

  private void whole(StepRecord node, NodeView view, List<StepRecord> beside) {
    try {
      there(node, view, beside);
    } catch (RepositoryException fault) {
      parts.keptParents().of(view);
      parts.ledger().failed(view.ref(), node.key().rowId(), fault);
    }
  }

  private void there(StepRecord node, NodeView view, List<StepRecord> beside) {
    var its = media.of(mediaOf(beside), view.ref());
    var hindrance = hindrances.of(node, view, beside, its);
    if (hindrance.isPresent()) {
      parts.keptParents().of(view);
      parts.ledger().left(Why.KEPT, view.ref(), node.key().rowId(), hindrance.get());
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

  /**
   * Media, alias, node.
   *
   * @param view null when the node is not there any more
   */
  private void delete(
      StepRecord node, Media its, List<StepRecord> beside, @Nullable NodeView view) {
    var rowId = node.key().rowId();
    var ledger = parts.ledger();
    if (view != null) {
      ledger.identified(node, view.id());
    }
    ledger.reopen(rowId);
    media.delete(its, rowId);
    aliases.delete(beside, view);
    node(node, view);
  }

  private void node(StepRecord node, @Nullable NodeView view) {
    if (view == null) {
      var made = Objects.requireNonNull(node.confirmation());
      parts.ledger().gone(EntityRef.node(made.id(), made.uuid()));
    } else {
      parts.ledger().delete(view.ref());
    }
    hindrances.goes(node);
    parts.ledger().rolledBack(node.key());
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
