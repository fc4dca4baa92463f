package org.ingestworkbench.rollback;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.jspecify.annotations.Nullable;

/** Finds nodes of which the journal has no more than the uuid. */
final class Locating {

  private final RepositoryClient repository;
  private final JournalReader journal;
  private final Supplier<JobRecord> job;
  private final Tries tries;

  Locating(Rollback.Given given) {
    this.repository = given.repository();
    this.journal = given.journal();
    this.job = given.job();
    this.tries = given.tries();
  }

  Optional<NodeView> look(EntityRef node) {
    return tries.of(() -> repository.look(node));
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

  /** A node by its uuid; empty where the repository does not find it so. */
  Optional<Look> byUuid(UUID uuid) {
    try {
      return Optional.of(at(EntityRef.node(null, uuid)));
    } catch (RepositoryException fault) {
      if (fault.scope() == RepositoryException.Scope.JOB || fault.retryable()) {
        throw fault;
      }
      return Optional.empty();
    }
  }

  /** The ID of a node that is there, from those made about the same time. */
  Optional<String> nearby(StepKey step, UUID uuid) {
    var before = journal.highestNodeBefore(step);
    if (before.isPresent()) {
      return nodeId(uuid, before.getAsLong() + 1, true);
    }
    var first = job.get().firstNodeId();
    return first != null && first.matches("\\d{1,18}")
        ? nodeId(uuid, Long.parseLong(first) - 1, false)
        : onANewSite(uuid);
  }

  /** The job knows no ID at all: only where there are few it may be among the first. */
  private Optional<String> onANewSite(UUID uuid) {
    return nodeId(uuid, 1, true);
  }

  private Optional<String> nodeId(UUID uuid, long near, boolean upwards) {
    return tries.of(() -> repository.nodeId(uuid, near, upwards));
  }
}
