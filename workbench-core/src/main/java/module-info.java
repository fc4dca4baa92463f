/**
 * Resumable ingest as a library: rows become nodes, files and media of a repository, each exactly
 * once, however often the job is interrupted.
 *
 * <p>Three rings: the root package is the API, {@code spi} is what an adapter implements, the
 * engine is not exported.
 */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.core {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires de.siegmar.fastcsv;

  exports org.ingestworkbench;
  exports org.ingestworkbench.memory;
  exports org.ingestworkbench.model;
  exports org.ingestworkbench.plan;
  exports org.ingestworkbench.source;
  exports org.ingestworkbench.spi;
  exports org.ingestworkbench.workflow;
}
