package org.ingestworkbench.engine;

import java.util.function.BooleanSupplier;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;

/**
 * Whether the repository answers a question that has nothing to do with a row: what its first known
 * node is. "There is none" and "not for you" are answers too.
 */
final class Pulse implements BooleanSupplier {

  private final RepositoryClient repository;
  private final JobSession session;

  Pulse(RepositoryClient repository, JobSession session) {
    this.repository = repository;
    this.session = session;
  }

  @Override
  public boolean getAsBoolean() {
    var first = session.job().firstNodeId();
    try {
      return repository.look(EntityRef.node(first == null ? "1" : first)) != null;
    } catch (RepositoryException fault) {
      return fault.concernsTheObjectAlone();
    }
  }
}
