/**
 * A stand-in Drupal: an HTTP server that answers like Drupal 10 with the content model of
 * Islandora's starter site, to try an ingest on and to test one against.
 */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.standin {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires jdk.httpserver;
  requires com.fasterxml.jackson.databind;

  exports org.ingestworkbench.standin;
  exports org.ingestworkbench.standin.field;
}
