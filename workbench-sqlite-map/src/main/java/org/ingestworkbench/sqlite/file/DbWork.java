package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;

/** Something to do with a connection; it may be done again when its transaction was undone. */
public interface DbWork<T> {
  T on(Db db) throws SQLException;
}
