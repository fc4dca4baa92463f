package org.ingestworkbench.islandora.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks that write a CSV of nodes that are there ({@code task}). They change nothing. */
public enum ExportKind {
  /** The nodes that the input names. */
  EXPORT_CSV,
  /** The nodes that a view of the site lists. */
  GET_DATA_FROM_VIEW;

  /** The column that names a node, in what is read and in what is written. */
  public static final String NODE_ID = "node_id";

  /** The task that settings write so; empty for one that exports nothing. */
  public static Optional<ExportKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** As settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
