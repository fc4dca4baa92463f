/** The {@code workbench} command, with its console, its log, its demo and a stand-in Drupal. */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.cli {
  requires static transitive org.jspecify;
  requires org.ingestworkbench.excel;
  requires org.ingestworkbench.islandora;
  requires org.ingestworkbench.standin;
  requires org.slf4j;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires jdk.unsupported;

  opens org.ingestworkbench.cli to
      info.picocli;
  opens org.ingestworkbench.cli.create to
      info.picocli;
  opens org.ingestworkbench.cli.demo to
      info.picocli;
  opens org.ingestworkbench.cli.job to
      info.picocli;
  opens org.ingestworkbench.cli.workflow to
      info.picocli;
}
