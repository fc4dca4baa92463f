package org.ingestworkbench.sqlite;

/** A claim that this process holds; its {@code toString} names what is held. */
interface Held {
  /** Shows others that this process lives. */
  void beat();

  /** Releases the claim. */
  void close();
}
