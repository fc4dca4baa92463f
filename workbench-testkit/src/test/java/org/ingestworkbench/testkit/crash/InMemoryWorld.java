package org.ingestworkbench.testkit.crash;

import java.util.List;
import org.ingestworkbench.memory.InMemoryIdMap;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/** Store and repository in memory. */
final class InMemoryWorld implements CrashWorld {

  private final InMemoryRepository repository =
      new InMemoryRepository()
          .withTerm("islandora_media_use", "Original File")
          .withTerm("islandora_models", "Page")
          .withField(FieldDefinition.ofTerms("field_subject", -1, "subject"));
  private final RepositoryClient client;
  private final boolean tears;
  private InMemoryIdMap map = new InMemoryIdMap();

  private InMemoryWorld(boolean stock, boolean tears) {
    this.client = stock ? new StockRepository(repository) : repository;
    this.tears = tears;
  }

  /**
   * A world.
   *
   * @param stock whether the repository finds nodes by their uuid alone
   * @param tears see {@link #tearsChanges}
   */
  static InMemoryWorld of(boolean stock, boolean tears) {
    return new InMemoryWorld(stock, tears);
  }

  /** A repository that finds everything with its ID, as JSON:API does. */
  static InMemoryWorld open() {
    return of(false, true);
  }

  /** A repository that finds nodes by their uuid alone. */
  static InMemoryWorld stock() {
    return of(true, true);
  }

  /** The store is gone; gives the id of the job that was in it, null if there was none. */
  @Nullable JobId loseMap() {
    var id = map.jobs().stream().map(JobRecord::id).findFirst().orElse(null);
    map = new InMemoryIdMap();
    return id;
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
    return tears;
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
