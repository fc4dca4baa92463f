package org.ingestworkbench.sqlite;

import java.util.function.Consumer;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StopRequests;
import org.ingestworkbench.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claim that this process holds, under its epoch. Every write under it begins with the check of
 * the epoch, in the same transaction.
 */
final class Held implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Held.class);

  private final Leases leases;
  private final Writer writer;
  private final String scope;
  private final long epoch;
  private final String name;
  private final StopRequests requests = new StopRequests();

  Held(Leases leases, Writer writer, String scope, long epoch, String name) {
    this.leases = leases;
    this.writer = writer;
    this.scope = scope;
    this.epoch = epoch;
    this.name = name;
  }

  /** Writes, and tells what is asked of the holder once that is durable. */
  void write(Change change) {
    writer
        .write(
            db -> {
              var asked = Claims.check(db, scope, epoch);
              change.on(db);
              return asked;
            })
        .ifPresent(requests::add);
  }

  /** Has a consumer told what is asked of the holder. */
  void whenAskedToStop(Consumer<StopRequest> told) {
    requests.tell(told);
  }

  /** Shows others that this process lives. */
  void beat() {
    write(db -> Claims.beat(db, scope, epoch));
  }

  /** Writes a last change, and releases the claim with it. */
  void end(Change last) {
    requests.end();
    write(
        db -> {
          last.on(db);
          Claims.release(db, scope, epoch);
        });
    leases.forget(this);
  }

  /**
   * Releases the claim. A store that cannot take that any more is told of in the log alone: the
   * caller that closes has a report to give, and the claim ends with the process.
   */
  @Override
  public void close() {
    requests.end();
    if (leases.forget(this)) {
      try {
        release();
      } catch (StoreException e) {
        leases.lost(scope, epoch);
        LOG.warn("The claim on {} was not released: {}", this, e.getMessage());
      }
    }
  }

  private void release() {
    writer.write(
        db -> {
          Claims.release(db, scope, epoch);
          return epoch;
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
