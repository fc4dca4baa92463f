package org.ingestworkbench.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.asking.NodeIds;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.InputUnavailableException;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;
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
  private final RowSource input;
  private final Planner planner;
  private final Parents parents;
  private final NodeIds ids;
  private final Map<StepKey, UUID> unknown = new LinkedHashMap<>();

  LateIds(Engine.Parts parts) {
    session = parts.session();
    repository = parts.repository();
    map = parts.map();
    input = parts.source();
    planner = parts.planner();
    parents = new Parents(session, parts.store(), map);
    ids = new NodeIds(this::near);
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

  /** Names those that media know, asks for the others, and tells the listener of each. */
  void find(JobListener listener) {
    var first = session.job().firstNodeId();
    var parentRows = unknown.isEmpty() ? Optional.of(Map.<StepKey, String>of()) : parentRows();
    unknown.forEach(
        (key, uuid) ->
            parentRows
                .flatMap(rows -> found(key, uuid, first, rows.get(key)))
                .ifPresentOrElse(
                    node -> identify(node, listener),
                    () -> listener.problem(withoutId(key, uuid))));
  }

  /** Which rows are the parents, as the input says; empty when it cannot be read any more. */
  private Optional<Map<StepKey, String>> parentRows() {
    var parentRows = new HashMap<StepKey, String>();
    try (var rows = input.open(toldByTheScan -> {})) {
      rows.forEachRemaining(
          row -> {
            var step = StepKey.node(row.id());
            if (unknown.containsKey(step)) {
              planner.parentRowId(row).ifPresent(id -> parentRows.put(step, id));
            }
          });
      return Optional.of(parentRows);
    } catch (InputException | InputUnavailableException unreadable) {
      LOG.warn("The parents of nodes without an ID are not known: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  /** A node whose ID is known at last; the parent's row is null for none. */
  private record Found(StepKey key, UUID uuid, String id, @Nullable String parentRow) {}

  /**
   * @param first the job's smallest ID before any of these was known; null when it knew none
   */
  private Optional<Found> found(
      StepKey key, UUID uuid, @Nullable String first, @Nullable String parentRow) {
    return namedByMedium(key)
        .or(() -> ids.atTheStart(uuid, first))
        .map(id -> new Found(key, uuid, id, parentRow));
  }

  /** A medium that was made after its node may say what ID that has. */
  private Optional<String> namedByMedium(StepKey node) {
    return Optional.ofNullable(ItemKey.of(node))
        .flatMap(item -> NodeIds.named(session.stepsBeside(item)));
  }

  private Problem withoutId(StepKey key, UUID uuid) {
    return new Problem(
        Problem.Code.NODE_ID_UNKNOWN,
        Problem.Severity.WARNING,
        new Problem.Place(input.name(), 0, null, key.rowId()),
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

  private void identify(Found node, JobListener listener) {
    session.identify(node.key, node.id, map.entry(node.key, placeOf(node), node.id));
    var address = repository.address(new EntityRef(EntityType.NODE, node.id, node.uuid));
    listener.stepCompleted(
        new StepCompleted(
            null, node.key, Confirmation.of(node.id, node.uuid), true, address, address));
  }

  /** Asked for when its turn has come: the parent may have got its own ID just before. */
  private Placement placeOf(Found node) {
    var above = node.key.kind() == Kind.PAGE ? node.key.rowId() : node.parentRow;
    return above == null ? Placement.NONE : parents.under(above);
  }
}
