package org.ingestworkbench.testkit.forwarding;

import java.time.Duration;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
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
  public Confirmation update(Change change, Runnable ready) {
    return inner.update(change, ready);
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
  public Optional<NodeView> look(EntityRef node) {
    return inner.look(node);
  }

  @Override
  public Optional<MediaView> medium(EntityRef medium) {
    return inner.medium(medium);
  }

  @Override
  public boolean delete(EntityRef ref) {
    return inner.delete(ref);
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
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
