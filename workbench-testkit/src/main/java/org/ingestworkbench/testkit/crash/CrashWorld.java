package org.ingestworkbench.testkit.crash;

import java.util.List;
import java.util.UUID;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.IdMapStore;
import org.jspecify.annotations.Nullable;

/** A store and a repository for one cell of the crash table, fresh and empty at first. */
public interface CrashWorld extends AutoCloseable {

  /**
   * Opens the store as a new process would; claims of earlier openings belong to processes that are
   * dead.
   */
  IdMapStore openStore();

  /** The repository, which outlives every crash. */
  RepositoryClient repository();

  /** What planning asks about the repository. */
  Catalog catalog();

  /** Everything that the repository has, in any order. */
  List<Made> census();

  /** The IDs of the files that are there, where the repository tells. */
  default List<String> files() {
    return List.of();
  }

  /**
   * Whether changes that are written together are torn: each is then an effect of its own, as in a
   * store without transactions. Otherwise they are one effect of the store.
   */
  default boolean tearsChanges() {
    return false;
  }

  /**
   * Checks the store's own integrity, where it has any.
   *
   * @return what is wrong; empty when nothing is
   */
  default List<String> integrity() {
    return List.of();
  }

  @Override
  void close();

  /**
   * An object of the repository.
   *
   * @param belongsTo the ID of the node it is a member, a medium or an alias of; null for none
   */
  record Made(EntityType type, String id, UUID uuid, String name, @Nullable String belongsTo) {}
}
