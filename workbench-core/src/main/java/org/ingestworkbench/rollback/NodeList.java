package org.ingestworkbench.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Retry;

/**
 * Deletes the nodes of a list, the last first, since children stand after their parents in it; or
 * the media of a list. No journal says who made what: all media of a node go with it.
 */
public final class NodeList {

  private final RepositoryClient repository;
  private final Retry tries;
  private final DeletionLedger ledger;
  private final RollbackRules.What what;
  private final LeftNodes left;

  /**
   * @param what what is on the list
   * @param left has what is left of others already
   */
  public NodeList(
      RepositoryClient repository,
      Retry tries,
      RollbackListener listener,
      RollbackRules.What what,
      LeftNodes left) {
    this.repository = repository;
    this.tries = tries;
    this.ledger = new DeletionLedger(null, repository, listener, tries, false);
    this.what = what;
    this.left = left;
  }

  /**
   * Runs to the end of the list, or until it is to stop.
   *
   * @param ids in the order in which the objects were made
   * @return whether it came to the end
   */
  public boolean run(List<String> ids) {
    int left = ids.size();
    try {
      while (left > 0 && !tries.stopping()) {
        roll(ids.get(left - 1));
        left--;
      }
    } catch (HaltedException halted) {
      // What is left of the list stays as it is.
    }
    return left == 0;
  }

  private void roll(String id) {
    if (what == RollbackRules.What.MEDIA) {
      alone(new EntityRef(EntityType.MEDIA, id, null));
    } else {
      roll(EntityRef.node(id));
    }
  }

  private void alone(EntityRef medium) {
    try {
      tries
          .ask(() -> repository.medium(medium))
          .ifPresentOrElse(this::medium, () -> ledger.unrecorded().gone(medium));
    } catch (RepositoryException fault) {
      ledger.failed(medium, "", fault);
    }
  }

  private void roll(EntityRef node) {
    try {
      look(node).ifPresentOrElse(this::whole, () -> ledger.unrecorded().gone(node));
    } catch (RepositoryException fault) {
      left.ofUnseen();
      ledger.failed(node, "", fault);
    }
  }

  private Optional<NodeView> look(EntityRef node) {
    return tries.ask(() -> repository.look(node));
  }

  private void whole(NodeView node) {
    try {
      unlessItHasChildren(node);
    } catch (RepositoryException fault) {
      left.of(node);
      ledger.failed(node.ref(), "", fault);
    }
  }

  private void unlessItHasChildren(NodeView node) {
    var hindrance = mediaUnknown().or(() -> hindrance(node, children(node)));
    if (hindrance.isPresent()) {
      left.of(node);
      ledger.left(Why.KEPT, node.ref(), "", hindrance.get());
    } else {
      delete(node);
    }
  }

  private Optional<String> mediaUnknown() {
    return withMedia() && !repository.capabilities().has(Capability.MEDIA_OF_NODE)
        ? Optional.of(
            "The repository cannot be asked which media it has: it goes only where media are to"
                + " stay.")
        : Optional.empty();
  }

  private boolean withMedia() {
    return what == RollbackRules.What.NODES_WITH_MEDIA;
  }

  private Referrers children(NodeView node) {
    return tries
        .ask(() -> repository.capabilities().ask(Capability.CHILDREN, node.ref()))
        .orElseGet(Referrers::notAsked);
  }

  private Optional<String> hindrance(NodeView node, Referrers children) {
    if (children instanceof Referrers.Told told) {
      return told.some().stream()
          .findFirst()
          .map(child -> "It has children that are left or not on the list: " + address(child));
    }
    return left.reason(node);
  }

  private String address(EntityRef child) {
    return repository.address(child);
  }

  private void delete(NodeView node) {
    if (withMedia()) {
      tries
          .ask(() -> repository.capabilities().ask(Capability.MEDIA_OF_NODE, node.ref()))
          .orElse(List.of())
          .forEach(this::medium);
    }
    AliasDeletion.shown(node, new HashSet<>(), this::look, ledger.unrecorded());
    ledger.unrecorded().object(node.ref());
  }

  /** One that may not be deleted keeps its files. */
  private void medium(MediaView medium) {
    ledger.unrecorded().object(medium.ref());
    NodeMedia.files(medium.files()).forEach(file -> ledger.unrecorded().file(file, ""));
  }
}
