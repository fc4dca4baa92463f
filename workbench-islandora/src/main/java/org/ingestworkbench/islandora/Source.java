package org.ingestworkbench.islandora;

import org.ingestworkbench.source.CsvRowSource;

/** Makes the stream of rows of a configuration's settings. */
final class Source {

  private Source() {}

  static CsvRowSource of(WorkbenchConfig config) {
    return CsvRowSource.builder(config.inputCsv())
        .delimiter(config.text("delimiter").orElseThrow())
        .idColumn(config.text("id_field").orElseThrow())
        .build();
  }
}
