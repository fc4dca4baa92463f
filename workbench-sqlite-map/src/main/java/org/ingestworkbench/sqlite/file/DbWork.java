package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;

/** Work on a connection. It may be done again when its transaction was undone. */
public interface DbWork<T> {
  T on(Db db) throws SQLException;
}
