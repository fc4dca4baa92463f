package org.ingestworkbench.sqlite.file;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer, with group commit: a thread that finds the connection free does its own work and
 * that of all waiting threads in one transaction. The writer hands no work to another thread when
 * there is no queue.
 *
 * <p>When anything in a group fails, all of it is undone and each is done again alone, so that an
 * error reaches only the caller that caused it.
 */
public final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final MapFile file;
  private final DbWork<?> preparation;
  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentLinkedQueue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();
  private @Nullable Db opened;
  private boolean closed;

  /**
   * @param preparation done in a transaction of its own before the first work
   */
  public Writer(MapFile file, DbWork<?> preparation) {
    this.file = file;
    this.preparation = preparation;
  }

  /** Returns when the work is durable, and throws what it threw otherwise. */
  public <T> T write(DbWork<T> work) {
    var ticket = new Ticket<>(work);
    waiting.add(ticket);
    lock.lock();
    try {
      if (!ticket.done) {
        runGroup(ticket);
      }
    } finally {
      lock.unlock();
    }
    return ticket.result();
  }

  private void runGroup(Ticket<?> own) {
    var group = new ArrayList<Ticket<?>>();
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
    }
    if (!group.contains(own)) {
      group.add(own);
    }
    if (group.size() == 1 || !together(group)) {
      group.forEach(this::alone);
    }
  }

  private boolean together(List<Ticket<?>> group) {
    try {
      transaction(
          db -> {
            for (var ticket : group) {
              ticket.attempt(db);
            }
            return group;
          });
      group.forEach(Ticket::succeed);
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A group of {} is done again one by one", group.size(), e);
      return false;
    }
  }

  private void alone(Ticket<?> ticket) {
    try {
      transaction(
          db -> {
            ticket.attempt(db);
            return ticket;
          });
      ticket.succeed();
    } catch (SQLException e) {
      ticket.fail(StoreErrors.of(file, e));
    } catch (RuntimeException e) {
      ticket.fail(e);
    }
  }

  private void transaction(DbWork<?> work) throws SQLException {
    var db = open();
    transaction(db, work);
  }

  private static void transaction(Db db, DbWork<?> work) throws SQLException {
    db.update("BEGIN IMMEDIATE");
    boolean committed = false;
    try {
      work.on(db);
      db.update("COMMIT");
      committed = true;
    } finally {
      if (!committed) {
        rollback(db);
      }
    }
  }

  private static void rollback(Db db) {
    try {
      db.update("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("SQLite had rolled back by itself", e);
    }
  }

  private Db open() throws SQLException {
    if (closed) {
      throw new StoreException(file + " was closed by this program.", null);
    }
    var db = opened;
    if (db == null) {
      db = file.openWriter();
      prepare(db);
      opened = db;
    }
    return db;
  }

  private void prepare(Db db) throws SQLException {
    boolean prepared = false;
    try {
      transaction(db, preparation);
      prepared = true;
    } finally {
      if (!prepared) {
        db.close();
      }
    }
  }

  /** Makes the map one file again, unless another process has it open too. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (opened == null && file.hasCompanion()) {
        opened = file.openWriter();
      }
      if (opened != null) {
        Checkpoint.intoOneFile(opened, file);
        opened.close();
      }
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    } finally {
      opened = null;
      lock.unlock();
    }
  }

  /** What one caller wants done. Guarded by the lock. */
  private static final class Ticket<T> {
    private final DbWork<T> work;
    private boolean done;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Ticket(DbWork<T> work) {
      this.work = work;
    }

    void attempt(Db db) throws SQLException {
      value = work.on(db);
    }

    void succeed() {
      done = true;
    }

    void fail(RuntimeException e) {
      failure = e;
      done = true;
    }

    @SuppressWarnings("NullAway") // the value is what the work returned
    T result() {
      if (failure != null) {
        throw failure;
      }
      return value;
    }
  }
}
