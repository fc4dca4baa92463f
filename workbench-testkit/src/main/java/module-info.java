/** TODO */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.testkit {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires transitive org.junit.jupiter.api;

  exports org.ingestworkbench.testkit.repository;
}
