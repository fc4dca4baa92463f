/** Islandora Workbench's YAML as API, the wiring of a job from it, the files that a job leaves. */
@SuppressWarnings("module") // The command is built after this module.
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.islandora {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires transitive org.ingestworkbench.workflow;
  requires transitive org.ingestworkbench.sqlite;
  requires transitive org.ingestworkbench.drupal;
  requires static org.ingestworkbench.excel;
  requires de.siegmar.fastcsv;
  requires org.slf4j;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;

  exports org.ingestworkbench.islandora.config;
  exports org.ingestworkbench.islandora.export;
  exports org.ingestworkbench.islandora.files;
  exports org.ingestworkbench.islandora.job;
  exports org.ingestworkbench.islandora.remaining;
  exports org.ingestworkbench.islandora.source;
  exports org.ingestworkbench.islandora.workflow;
  exports org.ingestworkbench.islandora.csv to
      org.ingestworkbench.cli;
  exports org.ingestworkbench.islandora.output to
      org.ingestworkbench.cli;
}
