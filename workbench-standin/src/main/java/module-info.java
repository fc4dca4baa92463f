/** TODO */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.standin {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires jdk.httpserver;
  requires com.fasterxml.jackson.databind;
}
