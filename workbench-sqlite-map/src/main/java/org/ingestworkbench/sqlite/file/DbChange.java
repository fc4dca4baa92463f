package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;

/** A write without a result. */
public interface DbChange {
  void on(Db db) throws SQLException;
}
