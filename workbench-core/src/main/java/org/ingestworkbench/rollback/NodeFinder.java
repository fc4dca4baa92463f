package org.ingestworkbench.rollback;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.settle.NodeIds;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.settle.StepQuestion;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JournalReader;
import org.jspecify.annotations.Nullable;

/** Finds what a job made: what became of a step, and nodes of which only the uuid is known. */
final class NodeFinder {

  private final RepositoryClient repository;
  private final JournalReader journal;
  private final Supplier<JobRecord> job;
  private final Retry retry;
  private final StepLookup lookup;
  private final NodeIds ids;

  NodeFinder(
      RepositoryClient repository,
      JournalReader journal,
      Supplier<JobRecord> job,
      Retry retry,
      StepLookup lookup) {
    this.repository = repository;
    this.journal = journal;
    this.job = job;
    this.retry = retry;
    this.lookup = lookup;
    this.ids = NodeIds.of(repository, retry::ask);
  }

  /** What became of a step. */
  Finding what(StepQuestion step) {
    return lookup.find(step);
  }

  Optional<NodeView> look(EntityRef node) {
    return retry.ask(() -> repository.look(node));
  }

  /**
   * What the repository showed.
   *
   * @param node null when it is surely not there
   */
  record Look(@Nullable NodeView node) {}

  Look at(EntityRef node) {
    return new Look(look(node).orElse(null));
  }

  /** A node of which only the uuid is known; empty when its ID cannot be told. */
  Optional<Look> byUuid(StepKey step, UUID uuid) {
    var finding = lookup.find(StepQuestion.ofUuid(step, uuid));
    if (finding instanceof Finding.Absent) {
      return Optional.of(new Look(null));
    }
    return id(finding)
        .or(() -> ids.find(step, uuid, journal, job.get()))
        .map(id -> at(EntityRef.node(id, uuid)))
        .filter(look -> look.node() != null && look.node().uuid().equals(uuid));
  }

  /** A node that is there with its ID, if that is found: what it has is listed by it. */
  EntityRef identified(StepKey step, EntityRef node) {
    var uuid = node.uuid();
    if (node.id() != null || uuid == null) {
      return node;
    }
    return ids.find(step, uuid, journal, job.get())
        .map(id -> EntityRef.node(id, uuid))
        .orElse(node);
  }

  private static Optional<String> id(Finding finding) {
    return finding instanceof Finding.Found found
        ? Optional.ofNullable(found.confirmation().id())
        : Optional.empty();
  }
}
