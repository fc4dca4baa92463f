package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;

/** Something to write; it has no result. */
public interface DbChange {
  void on(Db db) throws SQLException;
}
