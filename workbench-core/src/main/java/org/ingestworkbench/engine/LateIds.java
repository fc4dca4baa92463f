package org.ingestworkbench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds at the end of a run the IDs of nodes that were adopted without one. These are older than
 * every node whose ID the job knew then: the job's first, when its answer was lost.
 */
final class LateIds implements JobListener {

  private static final Logger LOG = LoggerFactory.getLogger(LateIds.class);

  private final JobSession session;
  private final RepositoryClient repository;
  private final MapRules map;
  private final Map<StepKey, UUID> unknown = new LinkedHashMap<>();

  LateIds(JobSession session, RepositoryClient repository, MapRules map) {
    this.session = session;
    this.repository = repository;
    this.map = map;
  }

  /** Takes up what an earlier run left. */
  void replay(StepRecord step) {
    var confirmation = step.confirmation();
    if (confirmation != null) {
      keep(step.key(), confirmation);
    }
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    keep(event.key(), event.confirmation());
  }

  private void keep(StepKey key, Confirmation confirmation) {
    if (key.kind().makesNode() && confirmation.id() == null) {
      unknown.put(key, confirmation.uuid());
    }
  }

  /** Asks for them below the first ID that is known, and tells the listener of each. */
  void find(JobListener listener) {
    var first = session.job().firstNodeId();
    if (first != null && first.chars().allMatch(Character::isDigit)) {
      unknown.forEach((key, uuid) -> find(key, uuid, Long.parseLong(first) - 1, listener));
    }
  }

  /** A question that fails is asked again by the next resume; nothing waits for the answer. */
  private void find(StepKey key, UUID uuid, long near, JobListener listener) {
    try {
      repository.nodeId(uuid, near, false).ifPresent(id -> identify(key, uuid, id, listener));
    } catch (RepositoryException e) {
      LOG.warn("The ID of node {} was not found: {}", uuid, e.getMessage());
    }
  }

  private void identify(StepKey key, UUID uuid, String id, JobListener listener) {
    session.identify(key, id, map.entry(key, placeOf(key), id));
    var address = repository.address(new EntityRef(EntityType.NODE, id, uuid));
    listener.stepCompleted(
        new StepCompleted(null, key, Confirmation.of(id, uuid), true, address, address));
  }

  private Placement placeOf(StepKey key) {
    if (key.kind() != Kind.PAGE) {
      return Placement.NONE;
    }
    return session
        .find(StepKey.node(key.rowId()))
        .map(StepRecord::confirmation)
        .map(book -> Placement.under(key.rowId(), Settling.ref(book)))
        .orElse(Placement.NONE);
  }
}
