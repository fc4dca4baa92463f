/**
 * Islandora Workbench's YAML as API, the wiring of a job from it, and the {@code workbench}
 * command.
 */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.islandora {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires transitive org.ingestworkbench.workflow;
  requires transitive org.ingestworkbench.sqlite;
  requires transitive org.ingestworkbench.drupal;
  requires org.ingestworkbench.standin;
  requires de.siegmar.fastcsv;
  requires org.slf4j;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires jdk.unsupported;

  exports org.ingestworkbench.islandora;
  exports org.ingestworkbench.islandora.files;

  opens org.ingestworkbench.islandora.command to
      info.picocli;
}
