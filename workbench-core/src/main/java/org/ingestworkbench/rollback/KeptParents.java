package org.ingestworkbench.rollback;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.store.StepRecord;

/** The nodes of one job that are to be kept for what is left of their children and pages. */
final class KeptParents {
  private final Set<String> books = new HashSet<>();
  private final LeftNodes left;

  /**
   * @param left also takes what is left of other jobs, and of none
   */
  KeptParents(LeftNodes left) {
    this.left = left;
  }

  /** A node that is there is left. */
  void of(NodeView child) {
    left.of(child);
  }

  /** A node is left that is looked at when that matters; the repository may tell children. */
  void of(Supplier<Optional<NodeView>> child) {
    left.of(child);
  }

  /** A node that could not be looked at is left. */
  void of(StepRecord child) {
    if (child.key().kind() == Kind.PAGE) {
      books.add(child.key().rowId());
    } else if (child.key().kind() == Kind.NODE) {
      left.ofUnseen();
    }
  }

  /**
   * A node that was begun and not confirmed is left, or what belongs to one.
   *
   * @param before the highest ID of the job's nodes that was known when it was begun
   */
  void ofOpen(StepRecord child, OptionalLong before) {
    if (child.key().kind() == Kind.NODE) {
      left.ofUnseen(before.orElse(-1));
    } else {
      of(child);
    }
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
      return Optional.of("Pages of it are left, or not settled yet: their lines say why.");
    }
    return told ? Optional.empty() : left.reason(view);
  }
}
