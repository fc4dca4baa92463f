package org.ingestworkbench.islandora.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks that only delete ({@code task}). They are no jobs of their own. */
public enum DeletionKind {
  /** The nodes of a rollback CSV. */
  DELETE("node_id"),
  /** Media, whose nodes stay. */
  DELETE_MEDIA("media_id"),
  /** Media of nodes, which stay. */
  DELETE_MEDIA_BY_NODE("node_id");

  private final String column;

  DeletionKind(String column) {
    this.column = column;
  }

  /** The task that settings write so; empty for one that does more than delete. */
  public static Optional<DeletionKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** As settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column that names what is deleted, or that it belongs to. */
  public String column() {
    return column;
  }

  @Override
  public String toString() {
    return word();
  }
}
