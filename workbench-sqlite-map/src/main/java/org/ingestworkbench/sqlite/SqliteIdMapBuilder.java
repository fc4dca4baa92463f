package org.ingestworkbench.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.ingestworkbench.sqlite.claim.ClaimService;
import org.ingestworkbench.sqlite.claim.Heartbeat;
import org.ingestworkbench.sqlite.claim.MonotonicClock;
import org.ingestworkbench.sqlite.claim.Processes;
import org.ingestworkbench.sqlite.file.FileSystems;
import org.ingestworkbench.sqlite.file.MapFile;
import org.ingestworkbench.sqlite.map.OpenMap;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of a {@link SqliteIdMap}. For one thread; {@link #open} may be called once. */
public final class SqliteIdMapBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteIdMapBuilder.class);

  private final Path path;
  private Clock clock = Clock.system(ZoneId.systemDefault());
  private boolean journalOnly;
  private Predicate<String> networkFileSystem = FileSystems::remote;
  private Duration busyTimeout = Duration.ofSeconds(30);
  private int maxPages;
  private Heartbeat heartbeat = Heartbeat.real();
  private MonotonicClock monotonicClock = MonotonicClock.real();
  private @Nullable Processes processes;

  SqliteIdMapBuilder(Path path) {
    this.path = path;
  }

  /** Gives the map's timestamps in its zone, and the times of jobs; the system's by default. */
  public SqliteIdMapBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /**
   * Keeps jobs and journal alone; map rows are neither written nor read. Workbench's {@code
   * csv_id_to_node_id_map_path: false}.
   */
  public SqliteIdMapBuilder journalOnly(boolean value) {
    journalOnly = value;
    return this;
  }

  /** Whether the file lies on a network file system, if the system's word is not to be taken. */
  public SqliteIdMapBuilder networkFileSystem(boolean value) {
    return networkFileSystem(type -> value);
  }

  /** Tells by the name of its type ("ext4", "nfs4", "cifs") whether a file system is remote. */
  public SqliteIdMapBuilder networkFileSystem(Predicate<String> value) {
    networkFileSystem = value;
    return this;
  }

  /** How long to wait for another program that has the file locked; 30 seconds by default. */
  public SqliteIdMapBuilder busyTimeout(Duration value) {
    if (value.isNegative() || value.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("A busy timeout of " + value + " makes no sense.");
    }
    busyTimeout = value;
    return this;
  }

  SqliteIdMapBuilder maxPages(int value) {
    maxPages = value;
    return this;
  }

  SqliteIdMapBuilder heartbeat(Heartbeat value) {
    heartbeat = value;
    return this;
  }

  SqliteIdMapBuilder monotonicClock(MonotonicClock value) {
    monotonicClock = value;
    return this;
  }

  SqliteIdMapBuilder processes(Processes value) {
    processes = value;
    return this;
  }

  /**
   * Opens the map and looks whether it can be used: its directory, that it is a database, the
   * version of its journal. Nothing is written yet.
   *
   * @throws StoreException says what is wrong with it
   */
  public SqliteIdMap open() {
    return open(SqliteIdMap::new);
  }

  /**
   * Opens the workflows that are kept in the file, beside the map or alone.
   *
   * @throws StoreException says what is wrong with it
   */
  public SqliteWorkflowStore openWorkflows() {
    return journalOnly(true).open(SqliteWorkflowStore::new);
  }

  private <T> T open(BiFunction<OpenMap, ClaimService, T> opening) {
    var file = new MapFile(path.toAbsolutePath(), onNetwork(), busyTimeout, maxPages);
    warn(file);
    var store = new OpenMap(file, clock, journalOnly, heartbeat);
    var known = processes == null ? Processes.real() : processes;
    var claimant =
        new ClaimService(store.writer(), known, monotonicClock, clock, store.leases()::wasLost);
    boolean usable = false;
    try {
      store.check();
      usable = true;
      return opening.apply(store, claimant);
    } finally {
      if (!usable) {
        store.close();
      }
    }
  }

  private static void warn(MapFile file) {
    if (file.network()) {
      LOG.warn(
          "{} lies on a network file system: let one process use it at a time, and keep a backup."
              + " A local disk is safer and faster.",
          file);
    }
  }

  private boolean onNetwork() {
    var directory = directory();
    try {
      return networkFileSystem.test(Files.getFileStore(directory).type().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new StoreException("The directory of ID map " + path + " cannot be read: " + e, e);
    }
  }

  private Path directory() {
    var directory = path.toAbsolutePath().getParent();
    if (directory == null || Files.isDirectory(path)) {
      throw new StoreException(
          "ID map " + path + " is a directory; give the path of a file.", null);
    }
    if (Files.isSymbolicLink(path)) {
      throw new StoreException(
          "ID map "
              + path
              + " is a link, which another user may have made to a file of yours. Give the path of"
              + " the file itself.",
          null);
    }
    if (!Files.isDirectory(directory)) {
      throw new StoreException(
          "ID map "
              + path
              + " cannot be made: there is no directory "
              + directory
              + ". Create it, or give another path.",
          null);
    }
    return directory;
  }
}
