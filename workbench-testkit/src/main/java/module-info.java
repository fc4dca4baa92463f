/**
 * Contracts for every SPI, faults and clocks: for those who write an adapter, and for those who
 * test what they built on one.
 */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.testkit {
  requires static transitive org.jspecify;
  requires java.management;
  requires transitive org.ingestworkbench.core;
  requires transitive org.ingestworkbench.workflow;
  requires transitive org.junit.jupiter.api;

  exports org.ingestworkbench.testkit.crash;
  exports org.ingestworkbench.testkit.forwarding;
  exports org.ingestworkbench.testkit.load;
  exports org.ingestworkbench.testkit.repository;
  exports org.ingestworkbench.testkit.store;
  exports org.ingestworkbench.testkit.workflow;
}
