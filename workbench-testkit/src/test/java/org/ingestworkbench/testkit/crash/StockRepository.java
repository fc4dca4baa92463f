package org.ingestworkbench.testkit.crash;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.Referrers;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;

/** Tells that a node is there, as a stock site's probe does, and not which ID it has. */
final class StockRepository implements RepositoryClient {

  private final InMemoryRepository inner;

  StockRepository(InMemoryRepository inner) {
    this.inner = inner;
  }

  @Override
  public Finding find(Creation creation) {
    var finding = inner.find(creation);
    return creation instanceof Creation.OfNode && finding instanceof Finding.Found
        ? new Finding.Found(Confirmation.of(null, creation.uuid()))
        : finding;
  }

  @Override
  public Optional<String> nodeId(UUID uuid, long near, boolean upwards) {
    return inner.things(EntityType.NODE).stream()
        .filter(node -> node.uuid().equals(uuid))
        .map(InMemoryRepository.Thing::id)
        .filter(id -> upwards ? Long.parseLong(id) >= near : Long.parseLong(id) <= near)
        .findFirst();
  }

  @Override
  public String host() {
    return inner.host();
  }

  @Override
  public String address(EntityRef ref) {
    return inner.address(ref);
  }

  @Override
  public Confirmation create(Creation creation) {
    return inner.create(creation);
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
    if (node.id() == null) {
      throw RepositoryException.because("Only the uuid is known.").build();
    }
    return inner.look(node);
  }

  @Override
  public List<MediaView> media(EntityRef node) {
    return inner.media(node);
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    return inner.medium(medium);
  }

  @Override
  public Referrers children(EntityRef node) {
    return new Referrers.CannotTell("JSON:API is off.");
  }

  @Override
  public Referrers users(EntityRef term) {
    return new Referrers.CannotTell("JSON:API is off.");
  }

  @Override
  public boolean delete(EntityRef ref) {
    if (ref.id() == null) {
      throw RepositoryException.because("Only the uuid is known.").build();
    }
    return inner.delete(ref);
  }

  @Override
  public void abort() {
    inner.abort();
  }

  @Override
  public void close() {}
}
