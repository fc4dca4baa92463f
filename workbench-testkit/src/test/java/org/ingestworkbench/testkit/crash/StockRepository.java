package org.ingestworkbench.testkit.crash;

import java.util.Optional;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.memory.Thing;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.NodeIdSearch;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.testkit.forwarding.ForwardingRepositoryClient;

/**
 * Tells that a node is there, as a stock site's probe does, and not which ID it has; and media only
 * of a node whose ID is known.
 */
final class StockRepository extends ForwardingRepositoryClient<InMemoryRepository> {

  StockRepository(InMemoryRepository inner) {
    super(inner);
  }

  @Override
  public Finding find(Creation creation) {
    if (creation instanceof Creation.OfMedia medium && medium.node().id() == null) {
      return new Finding.CannotTell("Media are listed by the ID of their node alone.");
    }
    var finding = inner.find(creation);
    return creation instanceof Creation.OfNode && finding instanceof Finding.Found
        ? new Finding.Found(Confirmation.of(null, creation.uuid()))
        : finding;
  }

  @Override
  public Finding find(EntityRef ref) {
    return new Finding.CannotTell("JSON:API is off.");
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    if (node.id() == null) {
      throw RepositoryException.because("Only the uuid is known.").build();
    }
    return inner.look(node);
  }

  @Override
  public boolean delete(EntityRef ref) {
    if (ref.id() == null) {
      throw RepositoryException.because("Only the uuid is known.").build();
    }
    return inner.delete(ref);
  }

  @Override
  public Capabilities capabilities() {
    return inner
        .capabilities()
        .with(Capability.NODE_ID, this::nodeId)
        .with(Capability.CHILDREN, node -> new Referrers.CannotTell("JSON:API is off."))
        .with(Capability.TERM_USERS, term -> new Referrers.CannotTell("JSON:API is off."));
  }

  private Optional<String> nodeId(NodeIdSearch search) {
    return inner.things(EntityType.NODE).stream()
        .filter(node -> node.uuid().equals(search.uuid()))
        .map(Thing::id)
        .filter(id -> isOnTheWay(Long.parseLong(id), search))
        .findFirst();
  }

  private static boolean isOnTheWay(long id, NodeIdSearch search) {
    return search.upwards() ? id >= search.near() : id <= search.near();
  }

  @Override
  public void close() {}
}
