/** TODO */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.core {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires org.apache.commons.csv;
}
