package org.ingestworkbench.sqlite;

import java.sql.SQLException;

/** Something to do with a connection; it may be done again when its transaction was undone. */
interface Work<T> {
  T on(Db db) throws SQLException;
}
