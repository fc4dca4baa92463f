package org.ingestworkbench.testkit.crash;

import java.util.List;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.IdMapStore;

/** A world that forwards to another; a subclass changes one part. */
abstract class ForwardingCrashWorld implements CrashWorld {

  private final CrashWorld world;

  ForwardingCrashWorld(CrashWorld world) {
    this.world = world;
  }

  @Override
  public IdMapStore openStore() {
    return world.openStore();
  }

  @Override
  public RepositoryClient repository() {
    return world.repository();
  }

  @Override
  public Catalog catalog() {
    return world.catalog();
  }

  @Override
  public List<Made> census() {
    return world.census();
  }

  @Override
  public List<String> files() {
    return world.files();
  }

  @Override
  public boolean tearsChanges() {
    return world.tearsChanges();
  }

  @Override
  public List<String> integrity() {
    return world.integrity();
  }

  @Override
  public void close() {
    world.close();
  }
}
