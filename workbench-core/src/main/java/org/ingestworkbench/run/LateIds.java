package org.ingestworkbench.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ingestworkbench.ingest.Parents;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.journal.Placement;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.InputUnavailableException;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.RequestRetry;
import org.ingestworkbench.settle.NodeIds;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds at the end of a run the IDs of nodes that were adopted without one. These are older than
 * every node whose ID the job knew then: the job's first, when its answer was lost. Keeps a bounded
 * number of them, and ends with the run's patience: after a stop, a fault of the world, or too many
 * that are nowhere near, the next resume goes on.
 */
final class LateIds implements JobListener {

  private static final Logger LOG = LoggerFactory.getLogger(LateIds.class);

  /** After how many in a row that were asked for and not found a run asks no more. */
  private static final int IN_VAIN = 1_000;

  /** How many are kept until the input is read for their parents. */
  private static final int AT_ONCE = 1_000;

  private final JobSession session;
  private final RepositoryClient repository;
  private final MapRules map;
  private final RowSource input;
  private final Planner planner;
  private final Parents parents;
  private final StopSignal signal;
  private volatile boolean missing;
  private int inVain;

  LateIds(RunParts parts, StopSignal signal) {
    this.signal = signal;
    session = parts.session();
    repository = parts.repository();
    map = parts.map();
    input = parts.source();
    planner = parts.planner();
    parents = new Parents(session, parts.store(), map);
  }

  /** Takes note of what an earlier run left. */
  void replay(StepRecord step) {
    missing = true;
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    missing |= event.key().kind().makesNode() && event.confirmation().id() == null;
  }

  /**
   * Names those that media know, asks for the others, and tells the listener of each; those that
   * were asked for before are not asked for again.
   */
  void find(JobListener listener, RequestRetry patience) {
    if (missing) {
      missing = false;
      var ids = new NodeIds(search -> near(search, patience));
      var first = session.job().firstNodeId();
      var found = new ArrayList<Found>();
      session.nodesWithoutId(step -> find(step, first, ids, found, listener));
      identify(found, listener);
    }
  }

  /**
   * @param first the job's smallest ID before any of these was known; null when it knew none
   */
  private void find(
      StepRecord step,
      @Nullable String first,
      NodeIds ids,
      List<Found> found,
      JobListener listener) {
    var key = step.key();
    var uuid = Objects.requireNonNull(step.confirmation()).uuid();
    var id = NodeIds.named(key, session).or(() -> asked(key, uuid, first, ids));
    if (id.isEmpty()) {
      listener.problem(withoutId(key, uuid));
      return;
    }
    found.add(new Found(key, uuid, id.get()));
    if (found.size() >= AT_ONCE) {
      identify(found, listener);
      found.clear();
    }
  }

  /** A node whose ID is known at last. */
  private record Found(StepKey key, UUID uuid, String id) {}

  /** Where the input cannot be read any more, the next resume does it. */
  private void identify(List<Found> nodes, JobListener listener) {
    if (nodes.isEmpty()) {
      return;
    }
    parentRows(nodes)
        .ifPresentOrElse(
            rows -> nodes.forEach(node -> identify(node, rows.get(node.key), listener)),
            () -> nodes.forEach(node -> listener.problem(withoutId(node.key, node.uuid))));
  }

  /** Which rows are the parents, as the input says; empty when it cannot be read any more. */
  private Optional<Map<StepKey, String>> parentRows(List<Found> nodes) {
    var keys = nodes.stream().map(Found::key).collect(Collectors.toSet());
    var parentRows = new HashMap<StepKey, String>();
    try (var rows = input.open(toldByTheScan -> {})) {
      rows.forEachRemaining(
          row -> {
            var step = StepKey.node(row.id());
            if (keys.contains(step)) {
              planner.parentRowId(row).ifPresent(id -> parentRows.put(step, id));
            }
          });
      return Optional.of(parentRows);
    } catch (InputException | InputUnavailableException unreadable) {
      LOG.warn("The parents of nodes without an ID are not known: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  /** Each question may be some hundreds to the site: it is not asked for ever, and not in vain. */
  private Optional<String> asked(StepKey key, UUID uuid, @Nullable String first, NodeIds ids) {
    if (enough()) {
      return Optional.empty();
    }
    var id = ids.near(uuid, NodeIds.known(session.highestNodeBefore(key), first));
    inVain = id.isPresent() ? 0 : inVain + 1;
    return id;
  }

  private boolean enough() {
    return inVain >= IN_VAIN || signal.stopping();
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

  /**
   * A question that fails for good is asked again by the next resume. Where it is not the node's
   * own fault, this run asks no other.
   */
  private Optional<String> near(NodeIdSearch search, RequestRetry patience) {
    try {
      return enough() ? Optional.empty() : patience.ask(() -> NodeIds.ask(repository, search));
    } catch (HaltedException stopped) {
      return Optional.empty();
    } catch (RepositoryException e) {
      LOG.warn("The ID of node {} was not found: {}", search.uuid(), e.getMessage());
      inVain = e.concernsTheObjectAlone() ? inVain : IN_VAIN;
      return Optional.empty();
    }
  }

  private void identify(Found node, @Nullable String parentRow, JobListener listener) {
    session.identify(node.key, node.id, map.entry(node.key, placeOf(node, parentRow), node.id));
    var address = repository.address(new EntityRef(EntityType.NODE, node.id, node.uuid));
    listener.stepCompleted(
        new StepCompleted(
            null, node.key, Confirmation.of(node.id, node.uuid), true, address, address));
  }

  /** Asked for when its turn has come: the parent may have got its own ID just before. */
  private Placement placeOf(Found node, @Nullable String parentRow) {
    var above = node.key.kind() == Kind.PAGE ? node.key.rowId() : parentRow;
    return above == null ? Placement.NONE : parents.under(above);
  }
}
