package org.ingestworkbench.sqlite.claim;

import java.util.function.Consumer;
import org.ingestworkbench.sqlite.file.DbChange;
import org.ingestworkbench.sqlite.file.Writer;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StopRequests;
import org.ingestworkbench.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claim that this process holds, under its epoch. Every write under it begins with the check of
 * the epoch, in the same transaction.
 */
public final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final Leases leases;
  private final Writer writer;
  private final String scope;
  private final long epoch;
  private final String name;
  private final StopRequests requests = new StopRequests();

  Lease(Leases leases, Writer writer, String scope, long epoch, String name) {
    this.leases = leases;
    this.writer = writer;
    this.scope = scope;
    this.epoch = epoch;
    this.name = name;
  }

  /** Writes, and tells what is asked of the holder once that is durable. */
  public void write(DbChange change) {
    writer
        .write(
            db -> {
              var asked = ClaimTable.check(db, scope, epoch);
              change.on(db);
              return asked;
            })
        .ifPresent(requests::add);
  }

  /** Has a consumer told what is asked of the holder. */
  public void whenAskedToStop(Consumer<StopRequest> told) {
    requests.tell(told);
  }

  /** Shows others that this process lives. */
  void beat() {
    write(db -> ClaimTable.beat(db, scope, epoch));
  }

  /** Writes a last change, and releases the claim with it. */
  public void end(DbChange last) {
    requests.end();
    write(
        db -> {
          last.on(db);
          ClaimTable.release(db, scope, epoch);
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
          ClaimTable.release(db, scope, epoch);
          return epoch;
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
