package org.ingestworkbench.sqlite;

import java.sql.SQLException;

/** Something to write; it has no result. */
interface Change {
  void on(Db db) throws SQLException;
}
