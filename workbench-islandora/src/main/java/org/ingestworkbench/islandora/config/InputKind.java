package org.ingestworkbench.islandora.config;

import java.util.Locale;

/** What the rows of a configuration are read from. */
public enum InputKind {
  /** A CSV file. */
  CSV,
  /** A file with a JSON object on each line. */
  JSON_LINES;

  /** By what {@code input_csv} says. */
  static InputKind of(String inputCsv) {
    var name = inputCsv.toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSON_LINES : CSV;
  }
}
