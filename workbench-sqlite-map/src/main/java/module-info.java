/**
 * The embedded store: Islandora Workbench's ID map as it is, and beside it, in the same SQLite
 * file, the journal and the jobs.
 */
@org.jspecify.annotations.NullMarked
module org.ingestworkbench.sqlite {
  requires static transitive org.jspecify;
  requires transitive org.ingestworkbench.core;
  requires org.slf4j;
  requires java.sql;
  requires org.xerial.sqlitejdbc;
  requires com.zaxxer.hikari;

  exports org.ingestworkbench.sqlite;
}
