package org.ingestworkbench.testkit.crash;

import java.util.List;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.RepositoryClient;

/** Store and repository in memory. */
final class InMemoryWorld implements CrashWorld {

  private final InMemoryRepository repository =
      new InMemoryRepository()
          .withTerm("islandora_media_use", "Original File")
          .withTerm("islandora_models", "Page")
          .withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
  private final RepositoryClient client;
  private InMemoryIdMap map = new InMemoryIdMap();

  private InMemoryWorld(boolean stock) {
    client = stock ? new StockRepository(repository) : repository;
  }

  /** A repository that finds everything with its ID, as JSON:API does. */
  static InMemoryWorld open() {
    return new InMemoryWorld(false);
  }

  /** A repository that finds nodes by their uuid alone. */
  static InMemoryWorld stock() {
    return new InMemoryWorld(true);
  }

  @Override
  public IdMapStore openStore() {
    map.crash();
    map = map.reopen();
    return map;
  }

  @Override
  public RepositoryClient repository() {
    return client;
  }

  @Override
  public Catalog catalog() {
    return repository;
  }

  @Override
  public boolean tearsChanges() {
    return true;
  }

  @Override
  public List<Made> census() {
    return repository.things().stream()
        .map(t -> new Made(t.type(), t.id(), t.uuid(), t.name(), t.belongsTo()))
        .toList();
  }

  @Override
  public List<String> files() {
    return repository.files();
  }

  @Override
  public void close() {
    map.close();
  }
}
