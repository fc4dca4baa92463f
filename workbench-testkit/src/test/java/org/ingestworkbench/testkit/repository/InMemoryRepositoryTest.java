package org.ingestworkbench.testkit.repository;

import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.repository.RepositoryClient;

class InMemoryRepositoryTest extends RepositoryClientContract {
  @Override
  protected RepositoryClient newClient() {
    return new InMemoryRepository().withTerm("islandora_models", "Image");
  }

  @Override
  protected Ground ground() {
    return Ground.islandora("1");
  }
}
