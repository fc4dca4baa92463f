package org.ingestworkbench.sqlite.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.ingestworkbench.store.StoreException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The file and how it is opened.
 *
 * @param network whether it lies on a network file system, where WAL does not work
 * @param busy how long to wait for another program
 * @param maxPages the most pages it may have; 0 for no limit
 */
public record MapFile(Path path, boolean network, Duration busy, int maxPages) {

  /** SQLite's number for synchronous=EXTRA: the directory is synced after a journal is deleted. */
  private static final String EXTRA = "3";

  private static final String FULL = "2";

  public boolean exists() {
    return Files.exists(path);
  }

  /** Whether it is in WAL mode, in use by others or left so by a crash. */
  boolean hasCompanion() {
    return Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
  }

  /** The one writer, with every setting in force that durability depends on. */
  Db openWriter() throws SQLException {
    var config = config();
    config.setJournalMode(network ? SQLiteConfig.JournalMode.DELETE : SQLiteConfig.JournalMode.WAL);
    config.setPragma(SQLiteConfig.Pragma.SYNCHRONOUS, network ? EXTRA : FULL);
    config.enableFullSync(true);
    if (maxPages > 0) {
      config.setMaxPageCount(maxPages);
    }
    var db = new Db(source(config).getConnection());
    require(db, "journal_mode", network ? "delete" : "wal");
    require(db, "synchronous", network ? EXTRA : FULL);
    require(db, "foreign_keys", "1");
    require(db, "trusted_schema", "0");
    require(db, "busy_timeout", String.valueOf(busy.toMillis()));
    return db;
  }

  /** A connection for one long answer. */
  public Db openStream() throws SQLException {
    return new Db(readers().getConnection(), network);
  }

  /** Connections for reading; they neither create the file nor change its mode. */
  SQLiteDataSource readers() {
    var config = config();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return source(config);
  }

  private SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) busy.toMillis());
    config.enforceForeignKeys(true);
    // They are never asked for, and the driver would look them up after every insert.
    config.setGetGeneratedKeys(false);
    return config;
  }

  private SQLiteDataSource source(SQLiteConfig config) {
    var source = new GuardedSource(config);
    // As a URI, so that a question mark in the path is no parameter.
    source.setUrl("jdbc:sqlite:" + path.toUri());
    return source;
  }

  private void require(Db db, String pragma, String wanted) throws SQLException {
    var found = db.text("PRAGMA " + pragma).toLowerCase(Locale.ROOT);
    if (!found.equals(wanted)) {
      db.close();
      throw new StoreException(
          this
              + " cannot be used safely: SQLite has "
              + pragma
              + " = "
              + found
              + " there instead of "
              + wanted
              + ". Put it on a local disk, or say that it lies on a network file system.",
          null);
    }
  }

  @Override
  public String toString() {
    return "ID map " + path;
  }
}
