package org.ingestworkbench.sqlite.map;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.DbWork;
import org.ingestworkbench.sqlite.file.StoreErrors;
import org.ingestworkbench.store.LiveMap;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Asks about ids on a connection of its own, which finds them by an index: that of the file, or
 * that of a temporary copy. Both are looked for with the first question. All else is asked of the
 * store itself.
 */
public final class SqliteMapSnapshot extends LiveMap {
  private final OpenMap store;

  /** Of its own, since a copy keeps the shape that the table had. */
  private final WorkbenchMap map;

  private @Nullable Db opened;
  private boolean closed;

  public SqliteMapSnapshot(MapReader all, OpenMap store) {
    super(all);
    this.store = store;
    this.map = new WorkbenchMap(store.clock());
  }

  @Override
  public Optional<MapEntry> newest(MapQuery query) {
    return matches(query, 1).stream().findFirst();
  }

  @Override
  public List<MapEntry> matches(MapQuery query) {
    return matches(query, Integer.MAX_VALUE);
  }

  private List<MapEntry> matches(MapQuery query, int limit) {
    return ask(List.of(), db -> map.matches(db, query, limit));
  }

  @Override
  public Map<String, List<MapEntry>> matches(
      Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId) {
    return ask(Map.of(), db -> map.matches(db, csvIds, hosts, fromNodeId));
  }

  private synchronized <T> T ask(T withoutMap, DbWork<T> question) {
    if (closed) {
      throw new StoreException("The snapshot of " + store.file() + " was closed.", null);
    }
    try {
      return store.journalOnly() || !store.file().exists() ? withoutMap : question.on(db());
    } catch (SQLException e) {
      throw StoreErrors.of(store.file(), e);
    }
  }

  private Db db() throws SQLException {
    var db = opened;
    if (db == null) {
      db = open();
      opened = db;
    }
    return db;
  }

  private Db open() throws SQLException {
    var db = store.file().openStream();
    try {
      WorkbenchMap.prepareToAsk(db);
      return db;
    } catch (SQLException e) {
      db.close();
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (SQLException e) {
      throw StoreErrors.of(store.file(), e);
    } finally {
      opened = null;
    }
  }
}
