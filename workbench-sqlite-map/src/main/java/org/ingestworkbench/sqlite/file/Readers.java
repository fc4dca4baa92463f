package org.ingestworkbench.sqlite.file;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** Connections for reading, beside the writer. The pool is opened when it is first needed. */
public final class Readers implements AutoCloseable {
  private static final int MOST = 4;

  private final MapFile file;
  private final Map<SQLiteConnection, Db> known = new ConcurrentHashMap<>();
  private @Nullable HikariDataSource pool;
  private boolean closed;

  public Readers(MapFile file) {
    this.file = file;
  }

  /** Reads, and hands each row on. */
  public interface Reading {
    void on(Db db) throws SQLException;
  }

  /** A short question. */
  public <T> T read(DbWork<T> work) {
    try (var connection = pool().getConnection()) {
      return work.on(known.computeIfAbsent(connection.unwrap(SQLiteConnection.class), Db::new));
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    }
  }

  /** A long answer, on a connection of its own: the caller may ask short questions meanwhile. */
  public void stream(Reading reading) {
    try (var db = file.openStream()) {
      reading.on(db);
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    }
  }

  private synchronized HikariDataSource pool() {
    if (closed) {
      throw new StoreException(file + " was closed by this program.", null);
    }
    if (pool == null) {
      pool = new HikariDataSource(config());
    }
    return pool;
  }

  private HikariConfig config() {
    var config = new HikariConfig();
    config.setPoolName("id-map-readers");
    config.setDataSource(file.readers());
    config.setMaximumPoolSize(MOST);
    config.setMinimumIdle(1);
    config.setIdleTimeout(0);
    config.setMaxLifetime(0);
    config.setInitializationFailTimeout(-1);
    return config;
  }

  @Override
  public synchronized void close() {
    closed = true;
    known.clear();
    if (pool != null) {
      pool.close();
    }
  }
}
