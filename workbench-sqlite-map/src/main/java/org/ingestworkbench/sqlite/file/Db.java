package org.ingestworkbench.sqlite.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A connection whose statements are prepared once. Used by one thread at a time; a statement must
 * not be started again while its result is being read. Logs every statement with its values at
 * TRACE, from which a run can be replayed.
 */
public final class Db implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Db.class);

  private static final Object[] NO_VALUES = {};

  private final Connection connection;
  private final boolean copying;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  public Db(Connection connection) {
    this(connection, false);
  }

  /**
   * @param copying whether {@link #each} copies a result to a temporary file first: outside WAL
   *     mode no connection can write while one is being read. Such a connection does it once.
   */
  Db(Connection connection, boolean copying) {
    this.connection = connection;
    this.copying = copying;
  }

  /** Makes a value of the current row. */
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs a statement that has no result and returns how many rows it changed. */
  public int update(String sql, @Nullable Object... values) throws SQLException {
    return kept(sql, bound(sql, values), PreparedStatement::executeUpdate);
  }

  /** Runs a statement that is used too seldom to be kept, such as a pragma or a definition. */
  public void execute(String sql) throws SQLException {
    LOG.trace("{} {}", sql, NO_VALUES);
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first row of a result. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (var rows = kept(sql, bound(sql, values), PreparedStatement::executeQuery)) {
      return rows.next() ? Optional.of(read(reader, rows)) : Optional.empty();
    }
  }

  public <T> List<T> all(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    var found = new ArrayList<T>();
    hand(bound(sql, values), reader, found::add);
    return found;
  }

  /**
   * Hands on a result that may be long; the consumer may write meanwhile, on another connection.
   */
  public <T> void each(
      String sql, RowReader<T> reader, Consumer<T> consumer, @Nullable Object... values)
      throws SQLException {
    if (copying) {
      bound("CREATE TEMP TABLE copy AS " + sql, values).executeUpdate();
      hand(bound("SELECT * FROM copy ORDER BY rowid"), reader, consumer);
    } else {
      hand(bound(sql, values), reader, consumer);
    }
  }

  private static <T> void hand(PreparedStatement bound, RowReader<T> reader, Consumer<T> consumer)
      throws SQLException {
    try (var rows = bound.executeQuery()) {
      while (rows.next()) {
        consumer.accept(read(reader, rows));
      }
    }
  }

  /** A value that cannot be what it should be was changed by another program, or by the disk. */
  private static <T> T read(RowReader<T> reader, ResultSet row) throws SQLException {
    try {
      return reader.read(row);
    } catch (StoreException | ClaimException e) {
      throw e;
    } catch (RuntimeException e) {
      var damaged = new SQLiteException(e.toString(), SQLiteErrorCode.SQLITE_CORRUPT);
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** The one number of a result that has one. */
  public long number(String sql, @Nullable Object... values) throws SQLException {
    return first(sql, row -> row.getLong(1), values).orElse(0L);
  }

  /** What a pragma says in words. */
  String text(String sql) throws SQLException {
    return first(sql, row -> String.valueOf(row.getString(1))).orElse("");
  }

  /** Runs a prepared statement. */
  private interface Execution<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /** A statement that failed is of no further use: the driver has finalized it. */
  private <T> T kept(String sql, PreparedStatement statement, Execution<T> execution)
      throws SQLException {
    try {
      return execution.on(statement);
    } catch (SQLException e) {
      prepared.remove(sql);
      throw e;
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    LOG.trace("{} {}", sql, values);
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (var statement : prepared.values()) {
      statement.close();
    }
    connection.close();
  }
}
