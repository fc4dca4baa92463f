/**
 * Resumable ingest as a library: rows become nodes, files and media of a repository, each exactly
 * once, however often the job is interrupted.
 *
 * <p>The root package is the API; {@code repository}, {@code store} and {@code listener} are what
 * an adapter, a store or a host implements; the engine is not exported.
 */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.core {
  requires static transitive org.jspecify;
  requires transitive org.apache.commons.csv;
  requires org.slf4j;
  requires de.siegmar.fastcsv;

  exports org.ingestworkbench;
  exports org.ingestworkbench.listener;
  exports org.ingestworkbench.memory;
  exports org.ingestworkbench.model;
  exports org.ingestworkbench.plan;
  exports org.ingestworkbench.reading;
  exports org.ingestworkbench.repository;
  exports org.ingestworkbench.source;
  exports org.ingestworkbench.source.csv;
  exports org.ingestworkbench.source.directory;
  exports org.ingestworkbench.source.table;
  exports org.ingestworkbench.store;
  exports org.ingestworkbench.store.workflow;
  exports org.ingestworkbench.text;
  exports org.ingestworkbench.verify;
}
