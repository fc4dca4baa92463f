package org.ingestworkbench.islandora.export;

import org.jspecify.annotations.Nullable;

/** The nodes that an export is about, one after the other. Used by one thread at a time. */
interface Nodes extends AutoCloseable {

  /**
   * The next one; null at the end.
   *
   * @throws org.ingestworkbench.repository.RepositoryException when the site cannot be asked; the
   *     next call asks again
   */
  @Nullable Wanted next();

  /** Lets go of what it reads. */
  @Override
  void close();
}
