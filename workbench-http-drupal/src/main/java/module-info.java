/** TODO */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.drupal {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires org.slf4j;
  requires java.net.http;
  requires com.fasterxml.jackson.databind;
}
