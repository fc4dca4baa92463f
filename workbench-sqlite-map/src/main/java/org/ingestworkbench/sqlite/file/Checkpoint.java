package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a file in WAL mode back to DELETE mode. A copy of the file alone, taken while it is in WAL
 * mode, may lack everything.
 */
final class Checkpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  private Checkpoint() {}

  static void intoOneFile(Db db, MapFile file) {
    try {
      db.execute("PRAGMA busy_timeout = 0");
      db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      db.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      LOG.debug("{} stays in WAL mode, somebody else has it open", file, e);
    }
  }
}
