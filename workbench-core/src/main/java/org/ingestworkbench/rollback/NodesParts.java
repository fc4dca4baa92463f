package org.ingestworkbench.rollback;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.store.IdMapStore;
import org.jspecify.annotations.Nullable;

/**
 * What the rollback of a list of nodes, or of media, is made of. Immutable.
 *
 * @param ids in the order in which the objects were made
 * @param what what has these IDs
 * @param store whose jobs may have made some of them; null for none
 */
public record NodesParts(
    RepositoryClient repository,
    List<String> ids,
    RollbackRules.What what,
    @Nullable IdMapStore store,
    RollbackListener listener,
    String contentType,
    Timing timing) {

  public NodesParts {
    ids = List.copyOf(ids);
  }

  /** No job is known, and the defaults hold. */
  public static NodesParts of(
      RepositoryClient repository, List<String> ids, RollbackRules.What what) {
    return new NodesParts(
        repository,
        ids,
        what,
        null,
        RollbackListener.NONE,
        "islandora_object",
        Timing.by(Clock.systemUTC()));
  }

  /** The same nodes; their media stay. The IDs of media would be taken for those of nodes. */
  public NodesParts withoutMedia() {
    if (media()) {
      throw new IllegalStateException(
          "These are the IDs of media, which are to go: withoutMedia is for a list of nodes.");
    }
    return new NodesParts(
        repository, ids, RollbackRules.What.NODES_ALONE, store, listener, contentType, timing);
  }

  public NodesParts withStore(IdMapStore other) {
    return new NodesParts(repository, ids, what, other, listener, contentType, timing);
  }

  public NodesParts withListener(RollbackListener other) {
    return new NodesParts(repository, ids, what, store, other, contentType, timing);
  }

  public NodesParts withContentType(String bundle) {
    return new NodesParts(repository, ids, what, store, listener, bundle, timing);
  }

  public NodesParts withTiming(Timing other) {
    return new NodesParts(repository, ids, what, store, listener, contentType, other);
  }

  /** Those that jobs of the store made. */
  public List<NodesOfJob> made() {
    return store == null ? List.of() : NodesOfJob.of(store, repository.host(), ids, what);
  }

  /** Whether media are to go, while their nodes stay. */
  boolean media() {
    return what == RollbackRules.What.MEDIA;
  }

  /** Has all that jobs made protect its parents among nodes that no job made. */
  void others(LeftNodes left, Function<EntityRef, Optional<NodeView>> look) {
    if (store != null && !media()) {
      left.others(store, repository.host(), null, look);
    }
  }

  /** The rollback of those that one job made. */
  RollbackParts ofJob(
      NodesOfJob nodes, RepositoryClient site, LeftNodes left, RollbackListener told) {
    if (store == null) {
      throw new IllegalStateException("Without an ID map no job is known.");
    }
    var id = nodes.job().id();
    var only = new RollbackRules.Selection(nodes.ids(), what, left);
    return new RollbackParts(
        new RollbackParts.Wanted(id.toString(), null, id),
        site,
        store,
        new RollbackRules(
            what == RollbackRules.What.NODES_WITH_MEDIA, false, false, false, contentType, only),
        RollbackParts.requestsEnd(site),
        told,
        timing);
  }
}
