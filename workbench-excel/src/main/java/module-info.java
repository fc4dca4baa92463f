/** Rows of an Excel workbook. */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.excel {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires java.xml;
  requires com.fasterxml.aalto;
  requires org.apache.commons.compress;
  requires org.dhatim.fastexcel.reader;

  exports org.ingestworkbench.excel;
}
