/** Workflows: ordered tasks that survive the death of their process and are recovered. */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.workflow {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires org.slf4j;

  exports org.ingestworkbench.workflow;
  exports org.ingestworkbench.workflow.service;
}
