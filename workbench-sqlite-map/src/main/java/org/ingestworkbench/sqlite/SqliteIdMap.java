package org.ingestworkbench.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.sqlite.claim.ClaimService;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.DbWork;
import org.ingestworkbench.sqlite.file.Schema;
import org.ingestworkbench.sqlite.journal.ForgetRequest;
import org.ingestworkbench.sqlite.journal.JobClaimRequest;
import org.ingestworkbench.sqlite.journal.JobTable;
import org.ingestworkbench.sqlite.journal.SqliteJobSession;
import org.ingestworkbench.sqlite.journal.SqliteJournalReader;
import org.ingestworkbench.sqlite.journal.StepTable;
import org.ingestworkbench.sqlite.map.MapPlace;
import org.ingestworkbench.sqlite.map.OpenMap;
import org.ingestworkbench.sqlite.map.SqliteMapSnapshot;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.MapQuery;
import org.ingestworkbench.store.MapSnapshot;
import org.ingestworkbench.store.NodeRange;
import org.ingestworkbench.store.StopRequest;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * ID map, journal and jobs in one SQLite file. Islandora Workbench can go on with the map, and this
 * can go on with Workbench's: a file of any of its versions is read as it is, and changed only when
 * a job is claimed.
 *
 * <p>Safe for use by many threads. Several processes may have one file open, on a local disk, and
 * work on different jobs; on a network file system only one. What a method of a session wrote is
 * synced to the disk when it returns. While the file is open for writing it has companions ({@code
 * -wal}, {@code -shm}); when its last user closes it, it is one file again.
 */
public final class SqliteIdMap implements IdMapStore {
  private final OpenMap store;
  private final ClaimService claimant;

  SqliteIdMap(OpenMap store, ClaimService claimant) {
    this.store = store;
    this.claimant = claimant;
  }

  /**
   * Opens a map with the usual settings. A file that is not there is made when a job is claimed.
   *
   * @throws org.ingestworkbench.store.StoreException when it cannot be used
   */
  public static SqliteIdMap open(Path file) {
    return at(file).open();
  }

  /** Settings for a map. */
  public static SqliteIdMapBuilder at(Path file) {
    return new SqliteIdMapBuilder(file);
  }

  /**
   * {@inheritDoc}
   *
   * <p>When another machine holds the job, this looks for up to a minute whether it still lives.
   */
  @Override
  public JobSession claim(JobClaim claim) {
    var wanted = new JobClaimRequest(claim);
    long epoch = claimant.claim(wanted);
    long job = store.readers().read(db -> JobTable.number(db, claim.id())).orElseThrow();
    var held = store.leases().hold(wanted.scope(), epoch, "job " + claim.id());
    return new SqliteJobSession(store, claim.id(), held, job, wanted.before());
  }

  @Override
  public List<JobRecord> jobs() {
    return read(List.of(), db -> hasJournal(db) ? JobTable.all(db) : List.of());
  }

  @Override
  public Optional<JobRecord> job(JobId id) {
    return read(Optional.empty(), db -> hasJournal(db) ? JobTable.find(db, id) : Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * <p>A file of an older version is not brought up to date for it. A holder that writes nothing
   * hears of it within ten seconds.
   */
  @Override
  public Optional<String> requestStop(JobId id, StopRequest.Kind kind) {
    if (job(id).isEmpty()) {
      throw new IllegalStateException("Job " + id + " is not there.");
    }
    var scope = JobClaimRequest.scope(id);
    if (store.readers().read(this::hearsRequests)) {
      return claimant.askToStop(scope, kind);
    }
    var holder = store.readers().read(db -> claimant.holder(db, scope));
    if (holder.isPresent()) {
      throw new StoreException(
          "Job "
              + id
              + " is held by "
              + holder.get()
              + ", an older version of this program that hears of no request: end it there.",
          null);
    }
    return holder;
  }

  /**
   * Forgets a job: its rows, steps and claim go from the journal in one transaction. What it made
   * stays in the repository, where no rollback finds it by the journal any more, and its rows of
   * the map stay, so that they are found as parents. It is claimed for that as a run claims it: a
   * job of a dead process can be forgotten, and one that another machine holds, or that was held
   * before this machine started anew, is looked at for up to a minute.
   *
   * @throws org.ingestworkbench.store.ClaimException when a living process has it
   * @throws IllegalStateException when it is not there
   * @throws StoreException when the file cannot be written
   */
  public void forget(JobId id) {
    if (job(id).isEmpty()) {
      throw new IllegalStateException("Job " + id + " is not there.");
    }
    var wanted = new ForgetRequest(id);
    long epoch = claimant.claim(wanted);
    try (var held = store.leases().hold(wanted.scope(), epoch, "job " + id)) {
      held.end(db -> JobTable.forget(db, id, wanted.scope()));
    }
  }

  /**
   * Copies the whole file as it stands now, also while other processes write to it, which wait for
   * nothing. The copy is one file that can be opened as a map.
   *
   * @param copy a new file; it appears when it is whole
   * @throws StoreException when it is there already, its directory is not, or it cannot be written
   */
  public void backUpTo(Path copy) {
    var target = copy.toAbsolutePath();
    var directory = target.resolveSibling("").normalize();
    if (!Files.isDirectory(directory)) {
      throw new StoreException(
          "The backup " + copy + " cannot be made: there is no directory " + directory + ".", null);
    }
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(copy.toString());
      }
      copyWhole(target, Files.createTempDirectory(directory, "backup"));
    } catch (IOException e) {
      throw new StoreException("The backup " + copy + " cannot be made: " + e + ".", e);
    }
  }

  /**
   * Copies by way of a directory that is certainly new, so that no other file is touched.
   *
   * @param own is deleted in the end
   */
  private void copyWhole(Path target, Path own) throws IOException {
    var part = own.resolve("part");
    try {
      store.readers().stream(db -> db.update("VACUUM INTO ?", part.toString()));
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
      Files.delete(own);
    }
  }

  private boolean hearsRequests(Db db) throws SQLException {
    return Schema.version(db, store.file()) >= Schema.STOP_REQUESTS;
  }

  @Override
  public JournalReader journal(JobId id) {
    Optional<Long> known =
        read(Optional.empty(), db -> hasJournal(db) ? JobTable.number(db, id) : Optional.empty());
    return known
        .<JournalReader>map(job -> new SqliteJournalReader(store, job))
        .orElseGet(SqliteJournalReader.Nothing::new);
  }

  private boolean hasJournal(Db db) throws SQLException {
    return Schema.version(db, store.file()) > 0;
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
    return store.journalOnly()
        ? List.of()
        : read(List.of(), db -> store.map().matches(db, query, limit));
  }

  @Override
  public Map<String, List<MapEntry>> matches(
      Collection<String> csvIds, List<String> hosts, @Nullable Long fromNodeId) {
    return store.journalOnly()
        ? Map.of()
        : read(Map.of(), db -> store.map().matches(db, csvIds, hosts, fromNodeId));
  }

  @Override
  public Map<MapEntry, JobId> jobsOf(Collection<MapEntry> entries) {
    return read(Map.of(), db -> hasJournal(db) ? StepTable.jobsOf(db, entries) : Map.of());
  }

  @Override
  public Optional<JobId> jobOf(MapEntry entry) {
    return read(
        Optional.empty(), db -> hasJournal(db) ? StepTable.jobOf(db, entry) : Optional.empty());
  }

  @Override
  public OptionalLong lowestNode(NodeRange range) {
    return nodes("min(number)", range).stream().mapToLong(Long::longValue).findFirst();
  }

  @Override
  public OptionalLong highestNode(NodeRange range) {
    return nodes("max(number)", range).stream().mapToLong(Long::longValue).findFirst();
  }

  @Override
  public Set<Long> nodesIn(NodeRange range) {
    return Set.copyOf(nodes("DISTINCT number", range));
  }

  private List<Long> nodes(String numbers, NodeRange range) {
    return store.journalOnly()
        ? List.of()
        : read(List.of(), db -> store.map().nodes(db, numbers, range));
  }

  @Override
  public void entries(Consumer<MapEntry> consumer) {
    if (!store.journalOnly() && store.file().exists()) {
      store.readers().stream(db -> store.map().each(db, consumer));
    }
  }

  @Override
  public MapSnapshot snapshot() {
    return new SqliteMapSnapshot(this, store);
  }

  @Override
  public List<Problem> problems() {
    return new MapPlace(store.file().path()).problems();
  }

  private <T> T read(T withoutFile, DbWork<T> work) {
    return store.file().exists() ? store.readers().read(work) : withoutFile;
  }

  @Override
  public String toString() {
    return store.file().toString();
  }

  @Override
  public void close() {
    store.close();
  }
}
