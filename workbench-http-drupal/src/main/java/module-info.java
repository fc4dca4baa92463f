/** A Drupal repository behind the SPI: core REST over HTTP/1.1, nothing to install on the site. */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.drupal {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires org.slf4j;
  requires java.net.http;
  requires com.fasterxml.jackson.databind;
  requires net.gcardone.junidecode;

  exports org.ingestworkbench.drupal;
  exports org.ingestworkbench.drupal.limits;
}
