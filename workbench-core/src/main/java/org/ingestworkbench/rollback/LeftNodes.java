package org.ingestworkbench.rollback;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that are left, for any reason and of any maker, nodes whose turn comes later, and those
 * that other jobs made: what protects their parents where the repository does not tell a node's
 * children. Small unless much is left; of other jobs' nodes it keeps the IDs.
 */
public final class LeftNodes {
  private final List<OfJob> others = new ArrayList<>();
  private final Set<String> parents = new HashSet<>();
  private final Deque<Supplier<Optional<NodeView>>> toBeSeen = new ArrayDeque<>();
  private long unknown = -1;
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

  /**
   * What the other jobs of a store made, and has not gone, is left: each of their nodes is looked
   * at when one goes that may be its parent. A child is made after its parent and so has a higher
   * ID; where IDs are no numbers, any may be the child of any.
   *
   * @param job whose nodes go; null when those go that no job made
   */
  void others(
      IdMapStore store,
      String host,
      @Nullable JobId job,
      Function<EntityRef, Optional<NodeView>> look) {
    others.clear();
    store.jobs().stream()
        .filter(other -> other.key().host().equals(host) && !other.id().equals(job))
        .filter(other -> other.state() != JobState.ROLLED_BACK)
        .map(other -> new OfJob(other, store.journal(other.id()), look))
        .forEach(others::add);
  }

  /** The nodes of another job, the highest first, then those whose ID is no number. */
  private final class OfJob {
    private final JobRecord job;
    private final JournalReader journal;
    private final Function<EntityRef, Optional<NodeView>> look;
    private final Map<String, String> children = new HashMap<>();
    private final Deque<EntityRef> unnumbered = new ArrayDeque<>();
    private long @Nullable [] ids;
    private int left;

    OfJob(JobRecord job, JournalReader journal, Function<EntityRef, Optional<NodeView>> look) {
      this.job = job;
      this.journal = journal;
      this.look = look;
    }

    /** Why a node is to be kept; nothing when none of this job's is its child. */
    Optional<String> reason(NodeView view) {
      long parent = number(view.id());
      var made = ids();
      while (left > 0 && made[left - 1] > parent) {
        see(EntityRef.node(Long.toString(made[left - 1])));
        left--;
      }
      while (!unnumbered.isEmpty()) {
        see(unnumbered.element());
        unnumbered.remove();
      }
      return Optional.ofNullable(children.get(view.id()))
          .map(
              child ->
                  "Node %s is a child of it, which job \"%s\" (%s) made; roll that job back first."
                      .formatted(child, job.key().label(), job.id()));
    }

    private void see(EntityRef node) {
      try {
        look.apply(node)
            .ifPresent(child -> child.parents().forEach(of -> children.put(of, child.id())));
      } catch (RepositoryException fault) {
        if (!fault.concernsTheObjectAlone()) {
          throw fault;
        }
        ofUnseen();
      }
    }

    private long[] ids() {
      if (ids == null) {
        var made = LongStream.builder();
        journal.completedLastFirst(
            step -> {
              var node = step.confirmation();
              if (step.key().kind().makesNode() && node != null && node.id() != null) {
                note(node.node(), number(node.id()), made);
              }
            });
        ids = made.build().sorted().toArray();
        left = ids.length;
      }
      return ids;
    }

    private void note(EntityRef node, long number, LongStream.Builder numbers) {
      if (number < 0) {
        unnumbered.add(node);
      } else {
        numbers.add(number);
      }
    }
  }

  /** An ID that is no number is below all others. */
  private static long number(String id) {
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
  }

  /** A node that is there is left. */
  void of(NodeView child) {
    parents.addAll(child.parents());
  }

  /** A node is left that is looked at when that matters; the repository may tell children. */
  void of(Supplier<Optional<NodeView>> child) {
    toBeSeen.add(child);
  }

  /** A node that could not be looked at is left: it may be the child of any. */
  void ofUnseen() {
    ofUnseen(Long.MAX_VALUE);
  }

  /**
   * The same of one that was never confirmed: its parent was there when it was begun.
   *
   * @param highest the highest ID of a node that was there then
   */
  void ofUnseen(long highest) {
    unknown = Math.max(unknown, highest);
  }

  private boolean mayHaveUnseen(NodeView view) {
    return unknown >= 0 && number(view.id()) <= unknown;
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
    return others.stream()
        .flatMap(job -> job.reason(view).stream())
        .findFirst()
        .or(() -> maybeOfUnseen(view));
  }

  private Optional<String> maybeOfUnseen(NodeView view) {
    return mayHaveUnseen(view) || (later != null && later.mayHaveUnseen(view))
        ? Optional.of(
            "A node is left that may be its child: "
                + Advice.SHOW_BY_UUID.words()
                + " (reading is enough), or mend what kept that one, and roll back again.")
        : Optional.empty();
  }
}
