package org.ingestworkbench.rollback;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that are left, for any reason and of any maker, and nodes whose turn comes later: what
 * protects their parents where the repository does not tell a node's children. Small unless much is
 * left.
 */
public final class LeftNodes {
  private final Set<String> parents = new HashSet<>();
  private final Deque<Supplier<Optional<NodeView>>> toBeSeen = new ArrayDeque<>();
  private boolean unknown;
  private @Nullable LeftNodes later;

  /** Nothing is left so far. */
  public LeftNodes() {}

  /**
   * Whose turn comes later, from now on.
   *
   * @param children each is looked at when that matters
   */
  public void later(Collection<Supplier<Optional<NodeView>>> children) {
    var coming = new LeftNodes();
    coming.toBeSeen.addAll(children);
    later = coming;
  }

  /** A node that is there is left. */
  void of(NodeView child) {
    parents.addAll(child.parents());
  }

  /** A node is left that is looked at when that matters; the repository may tell children. */
  void of(Supplier<Optional<NodeView>> child) {
    toBeSeen.add(child);
  }

  /** A node that could not be looked at is left: it may be the child of any that is older. */
  void ofUnseen() {
    unknown = true;
  }

  private void see(Supplier<Optional<NodeView>> child) {
    try {
      child.get().ifPresent(this::of);
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      ofUnseen();
    }
  }

  private boolean hasChildOf(NodeView view) {
    while (!toBeSeen.isEmpty()) {
      see(toBeSeen.element());
      toBeSeen.remove();
    }
    return parents.contains(view.id());
  }

  /** Why a node is to be kept whose children the repository does not tell. */
  Optional<String> reason(NodeView view) {
    if (hasChildOf(view)) {
      return Optional.of("A child of it is left.");
    } else if (later != null && later.hasChildOf(view)) {
      return Optional.of("A child of it goes after it; roll back once more.");
    }
    return unknown || (later != null && later.unknown)
        ? Optional.of(
            "A node is left that may be its child: "
                + Advice.SHOW_BY_UUID.words()
                + " (reading is enough), or mend what kept that one, and roll back again.")
        : Optional.empty();
  }
}
