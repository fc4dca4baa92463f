package org.ingestworkbench.sqlite.claim;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.sqlite.file.Writer;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims that this process holds in one file. Shows others that they live, until closed. */
public final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  /**
   * Claims of this process that could not be released. The process lives, so only it knows that
   * they are free; a store that opens the file next in it has to know too.
   */
  private static final Map<Lost, Long> LOST = new ConcurrentHashMap<>();

  private final Path file;
  private final Writer writer;
  private final Heartbeat heartbeat;
  private final Set<Lease> leases = ConcurrentHashMap.newKeySet();

  /** Where a claim was, and on what. */
  private record Lost(Path file, String scope) {}

  public Leases(Path file, Writer writer, Heartbeat heartbeat) {
    this.file = file;
    this.writer = writer;
    this.heartbeat = heartbeat;
    heartbeat.start(this::beat);
  }

  /**
   * A claim that was taken just now, shown to others as alive until it is closed.
   *
   * @param name names what is held, for messages
   */
  public Lease hold(String scope, long epoch, String name) {
    var lease = new Lease(this, writer, scope, epoch, name);
    leases.add(lease);
    return lease;
  }

  /** Whether the claim was held until now. */
  boolean forget(Lease lease) {
    return leases.remove(lease);
  }

  /** A claim that stands though this process does not use it any more. */
  void lost(String scope, long epoch) {
    LOST.put(new Lost(file, scope), epoch);
  }

  public boolean wasLost(String scope, long epoch) {
    return LOST.getOrDefault(new Lost(file, scope), 0L) == epoch;
  }

  private void beat() {
    leases.forEach(this::beat);
  }

  private void beat(Lease lease) {
    try {
      lease.beat();
    } catch (ClaimException e) {
      LOG.warn("The claim on {} was taken over", lease, e);
      forget(lease);
    } catch (StoreException e) {
      LOG.warn("The claim on {} could not be renewed", lease, e);
    }
  }

  @Override
  public void close() {
    heartbeat.close();
    leases.forEach(Lease::close);
  }
}
