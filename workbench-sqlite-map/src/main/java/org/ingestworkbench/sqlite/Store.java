package org.ingestworkbench.sqlite;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sessions of one open file share. */
final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final MapFile file;
  private final Clock clock;
  private final boolean journalOnly;
  private final WorkbenchMap map;
  private final Readers readers;
  private final Writer writer;
  private final Heart heart;
  private final Set<Held> claims = ConcurrentHashMap.newKeySet();

  /** Claims of this process that could not be released, by scope. */
  private final Map<String, Long> lost = new ConcurrentHashMap<>();

  Store(MapFile file, Clock clock, boolean journalOnly, Heart heart) {
    this.file = file;
    this.clock = clock;
    this.journalOnly = journalOnly;
    this.heart = heart;
    this.map = new WorkbenchMap(clock);
    this.readers = new Readers(file);
    this.writer = new Writer(file, this::prepare);
    heart.start(this::beat);
  }

  /** What a file gets before it is first written to. */
  private int prepare(Db db) throws java.sql.SQLException {
    Schema.migrate(db, file);
    Steps.prepareToWrite(db);
    if (!journalOnly) {
      WorkbenchMap.prepareToWrite(db);
    }
    return Schema.VERSION;
  }

  /** Looks whether the file, if there is one, can be used. */
  void check() {
    if (file.exists()) {
      readers.stream(db -> Schema.version(db, file));
    }
  }

  MapFile file() {
    return file;
  }

  Clock clock() {
    return clock;
  }

  boolean journalOnly() {
    return journalOnly;
  }

  WorkbenchMap map() {
    return map;
  }

  Readers readers() {
    return readers;
  }

  Writer writer() {
    return writer;
  }

  void remember(Held claim) {
    claims.add(claim);
  }

  /** Whether the claim was held until now. */
  boolean forget(Held claim) {
    return claims.remove(claim);
  }

  /** A claim that stands though this process does not use it any more. */
  void lost(String scope, long epoch) {
    lost.put(scope, epoch);
  }

  boolean wasLost(String scope, long epoch) {
    return lost.getOrDefault(scope, 0L) == epoch;
  }

  private void beat() {
    claims.forEach(this::beat);
  }

  private void beat(Held claim) {
    try {
      claim.beat();
    } catch (ClaimException e) {
      LOG.warn("The claim on {} was taken over", claim, e);
      forget(claim);
    } catch (StoreException e) {
      LOG.warn("The claim on {} could not be renewed", claim, e);
    }
  }

  /** Readers first: while one is open, the file stays in WAL mode. */
  @Override
  public void close() {
    heart.close();
    try {
      claims.forEach(Held::close);
    } finally {
      readers.close();
      writer.close();
    }
  }
}
