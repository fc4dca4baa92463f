package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.asking.NodeIds;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/** Finds nodes of which the journal has no more than the uuid. */
final class Locating {

  private final RepositoryClient repository;
  private final JournalReader journal;
  private final Supplier<JobRecord> job;
  private final Retry tries;
  private final NodeIds ids;

  Locating(Rollback.Given given) {
    this.repository = given.repository();
    this.journal = given.journal();
    this.job = given.job();
    this.tries = given.tries();
    this.ids =
        new NodeIds(
            (uuid, near, upwards) -> tries.ask(() -> repository.nodeId(uuid, near, upwards)));
  }

  Optional<NodeView> look(EntityRef node) {
    return tries.ask(() -> repository.look(node));
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
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      return Optional.empty();
    }
  }

  /** A node that is there, by what its media say or near those of its time. */
  Optional<Look> byOthers(StepKey step, UUID uuid, List<StepRecord> beside) {
    return NodeIds.named(beside)
        .map(id -> at(EntityRef.node(id, uuid)))
        .filter(look -> look.node() != null && look.node().uuid().equals(uuid))
        .or(() -> nearby(step, uuid).map(id -> at(EntityRef.node(id, uuid))));
  }

  /** The ID of a node that is there, from those made about the same time. */
  Optional<String> nearby(StepKey step, UUID uuid) {
    return ids.near(uuid, journal.highestNodeBefore(step), job.get().firstNodeId());
  }
}
