package org.ingestworkbench.sqlite;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims that this process holds in one file. Shows others that they live, until closed. */
final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final Writer writer;
  private final Heart heart;
  private final Set<Held> leases = ConcurrentHashMap.newKeySet();

  /** Claims of this process that could not be released, by scope. */
  private final Map<String, Long> lost = new ConcurrentHashMap<>();

  Leases(Writer writer, Heart heart) {
    this.writer = writer;
    this.heart = heart;
    heart.start(this::beat);
  }

  /**
   * A claim that was taken just now, shown to others as alive until it is closed.
   *
   * @param name names what is held, for messages
   */
  Held hold(String scope, long epoch, String name) {
    var lease = new Held(this, writer, scope, epoch, name);
    leases.add(lease);
    return lease;
  }

  /** Whether the claim was held until now. */
  boolean forget(Held lease) {
    return leases.remove(lease);
  }

  /** A claim that stands though this process does not use it any more. */
  void lost(String scope, long epoch) {
    lost.put(scope, epoch);
  }

  boolean wasLost(String scope, long epoch) {
    return lost.getOrDefault(scope, 0L) == epoch;
  }

  private void beat() {
    leases.forEach(this::beat);
  }

  private void beat(Held lease) {
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
    heart.close();
    leases.forEach(Held::close);
  }
}
