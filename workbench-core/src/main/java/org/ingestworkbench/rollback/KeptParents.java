package org.ingestworkbench.rollback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;

/**
 * The parents of nodes that are to go and are left for whatever reason: what protects them where
 * the repository does not tell a node's children. Small unless much is left.
 */
final class KeptParents {
  private final Set<String> ids = new HashSet<>();
  private final Set<String> books = new HashSet<>();
  private final Deque<Supplier<Optional<NodeView>>> toBeSeen = new ArrayDeque<>();
  private boolean unknown;

  /** A node that is there is left. */
  void of(NodeView child) {
    ids.addAll(child.parents());
  }

  /** A node is left that is looked at when that matters; the repository may tell children. */
  void of(Supplier<Optional<NodeView>> child) {
    toBeSeen.add(child);
  }

  private void see(Supplier<Optional<NodeView>> child) {
    try {
      child.get().ifPresent(this::of);
    } catch (RepositoryException fault) {
      if (fault.scope() == RepositoryException.Scope.JOB || fault.retryable()) {
        throw fault;
      }
      ofUnseen();
    }
  }

  /** A node that could not be looked at is left. */
  void of(StepRecord child) {
    if (child.key().kind() == Kind.PAGE) {
      books.add(child.key().rowId());
    } else if (child.key().kind() == Kind.NODE) {
      ofUnseen();
    }
  }

  /** A node that could not be looked at is left: it may be the child of any that is older. */
  void ofUnseen() {
    unknown = true;
  }

  /**
   * Why a node of a job is to be kept.
   *
   * @param told whether the repository told its children
   */
  Optional<String> reason(StepRecord node, NodeView view, boolean told) {
    if (node.key().kind() == Kind.PAGE) {
      return Optional.empty();
    } else if (books.contains(node.key().rowId())) {
      return Optional.of("Pages of it are left, or not settled yet; roll back again.");
    }
    return told ? Optional.empty() : reason(view);
  }

  /** Why a node is to be kept whose children the repository does not tell. */
  Optional<String> reason(NodeView view) {
    while (!toBeSeen.isEmpty()) {
      see(toBeSeen.element());
      toBeSeen.remove();
    }
    if (ids.contains(view.id())) {
      return Optional.of("A child of it is left.");
    }
    return unknown
        ? Optional.of(
            "A node is left that may be its child: turn JSON:API on (reading is enough), or mend"
                + " what kept that one, and roll back again.")
        : Optional.empty();
  }
}
