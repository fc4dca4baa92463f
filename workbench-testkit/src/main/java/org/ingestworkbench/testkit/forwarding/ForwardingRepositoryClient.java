package org.ingestworkbench.testkit.forwarding;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.repository.RepositoryClient;

/**
 * Does what the repository behind it does.
 *
 * @param <R> what the repository behind it is
 */
public class ForwardingRepositoryClient<R extends RepositoryClient> implements RepositoryClient {

  /** The repository behind this one. */
  protected final R inner;

  /** A repository that does what another does. */
  public ForwardingRepositoryClient(R inner) {
    this.inner = inner;
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
  public List<String> oneAtATime(Creation creation) {
    return inner.oneAtATime(creation);
  }

  @Override
  public Finding find(Creation creation) {
    return inner.find(creation);
  }

  @Override
  public Finding find(EntityRef ref) {
    return inner.find(ref);
  }

  @Override
  public List<Confirmation> shown(Collection<? extends Creation> creations) {
    return inner.shown(creations);
  }

  @Override
  public Optional<String> nodeId(UUID uuid, long near, boolean upwards) {
    return inner.nodeId(uuid, near, upwards);
  }

  @Override
  public Optional<NodeView> look(EntityRef node) {
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
    return inner.children(node);
  }

  @Override
  public Referrers users(EntityRef term) {
    return inner.users(term);
  }

  @Override
  public boolean delete(EntityRef ref) {
    return inner.delete(ref);
  }

  @Override
  public Optional<Instant> fileMade(EntityRef file) {
    return inner.fileMade(file);
  }

  @Override
  public Duration longestRequest() {
    return inner.longestRequest();
  }

  @Override
  public void abort() {
    inner.abort();
  }

  @Override
  public void close() {
    inner.close();
  }
}
