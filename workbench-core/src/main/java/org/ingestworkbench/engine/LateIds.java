package org.ingestworkbench.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Problem;
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
  private final String input;
  private final Map<StepKey, UUID> unknown = new LinkedHashMap<>();
  private final Map<StepKey, String> named = new HashMap<>();

  /**
   * @param input what messages call the input
   */
  LateIds(JobSession session, RepositoryClient repository, MapRules map, String input) {
    this.input = input;
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
    } else if (key.kind() == Kind.MEDIA && confirmation.nodeId() != null) {
      name(StepKey.node(key.rowId()), confirmation.nodeId());
    }
  }

  /** A medium that is made after its node says what ID that has. */
  private void name(StepKey node, String id) {
    if (unknown.containsKey(node)) {
      named.put(node, id);
    }
  }

  /** Names those that media know, asks for the others, and tells the listener of each. */
  void find(JobListener listener) {
    unknown.forEach(
        (key, uuid) ->
            id(key, uuid)
                .ifPresentOrElse(
                    id -> identify(key, uuid, id, listener),
                    () -> listener.problem(withoutId(key, uuid))));
  }

  private Optional<String> id(StepKey key, UUID uuid) {
    var byMedium = Optional.ofNullable(named.get(key)).or(() -> earlierNamed(key));
    return byMedium.isPresent() ? byMedium : near(uuid);
  }

  /** What a medium of an earlier run said. */
  private Optional<String> earlierNamed(StepKey key) {
    if (key.kind() == Kind.PAGE) {
      return Optional.empty();
    }
    return session.stepsOf(key.rowId()).stream()
        .filter(step -> step.key().kind() == Kind.MEDIA)
        .map(StepRecord::confirmation)
        .flatMap(medium -> medium == null ? Stream.empty() : Stream.ofNullable(medium.nodeId()))
        .findFirst();
  }

  /** Below the first node that is known; where none is, a young site has it among its first. */
  private Optional<String> near(UUID uuid) {
    var first = session.job().firstNodeId();
    if (first == null) {
      return near(uuid, 1, true);
    }
    return first.chars().allMatch(Character::isDigit)
        ? near(uuid, Long.parseLong(first) - 1, false)
        : Optional.empty();
  }

  private Problem withoutId(StepKey key, UUID uuid) {
    return new Problem(
        Problem.Code.NODE_ID_UNKNOWN,
        Problem.Severity.WARNING,
        new Problem.Place(input, 0, null, key.rowId()),
        "The node of the "
            + key
            + " is there with uuid "
            + uuid
            + ", but its ID was not found: it stands neither in the ID map nor in the rollback"
            + " files. Every resume of the job looks for it again.");
  }

  /** A question that fails is asked again by the next resume; nothing waits for the answer. */
  private Optional<String> near(UUID uuid, long near, boolean upwards) {
    try {
      return repository.nodeId(uuid, near, upwards);
    } catch (RepositoryException e) {
      LOG.warn("The ID of node {} was not found: {}", uuid, e.getMessage());
      return Optional.empty();
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
