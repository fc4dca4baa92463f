package org.ingestworkbench.store;

/** The ID map as it stood when it was first asked; see {@link IdMapStore#snapshot}. */
public interface MapSnapshot extends MapReader, AutoCloseable {

  /** Releases what was needed for it. Once is enough, more often does no harm. */
  @Override
  void close();
}
