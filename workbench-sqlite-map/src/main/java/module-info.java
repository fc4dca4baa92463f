/** TODO */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.sqlite {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires org.slf4j;
  requires java.sql;
  requires org.xerial.sqlitejdbc;
  requires com.zaxxer.hikari;
}
