package org.ingestworkbench.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobChanges;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.spi.RowRecord;
import org.ingestworkbench.spi.StepRecord;
import org.ingestworkbench.spi.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A claim on a job in the file. Every transaction begins with the check of its epoch. */
final class SqliteJobSession implements JobSession, Held {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJobSession.class);

  private final Store store;
  private final JobId id;
  private final long epoch;
  private final Steps steps;
  private final Rows rows;
  private final DoneNodes nodes;
  private final Manifests manifests;
  private final SqliteJournalReader reader;
  private final long job;
  private final @Nullable JobRecord before;

  /** What is written by itself. */
  private final SqliteChanges single;

  /**
   * @param before the job before it was claimed; null for a new one
   */
  SqliteJobSession(Store store, JobId id, long epoch, long job, @Nullable JobRecord before) {
    this.store = store;
    this.id = id;
    this.epoch = epoch;
    this.before = before;
    this.job = job;
    this.steps = new Steps(job);
    this.rows = new Rows(job);
    this.nodes = new DoneNodes(job, rows, steps);
    this.manifests = new Manifests(job);
    this.reader = new SqliteJournalReader(store, job);
    this.single = new SqliteChanges(store, steps, rows, job, this::write);
  }

  private void write(SqliteChanges.Change change) {
    store
        .writer()
        .write(
            db -> {
              Claims.check(db, scope(), epoch);
              change.on(db);
              return epoch;
            });
  }

  private String scope() {
    return id.toString();
  }

  @Override
  public JobId id() {
    return id;
  }

  @Override
  public JobRecord job() {
    return store
        .readers()
        .read(db -> Jobs.find(db, id))
        .orElseThrow(() -> new IllegalStateException("Job " + id + " is gone."));
  }

  @Override
  public Optional<JobRecord> before() {
    return Optional.ofNullable(before);
  }

  @Override
  public Optional<StepRecord> find(StepKey key) {
    return reader.find(key);
  }

  @Override
  public List<StepRecord> stepsOf(String rowId) {
    return reader.stepsOf(rowId);
  }

  @Override
  public void stepsOf(String rowId, Consumer<StepRecord> consumer) {
    reader.stepsOf(rowId, consumer);
  }

  @Override
  public List<StepRecord> stepsBeside(ItemKey item) {
    return reader.stepsBeside(item);
  }

  @Override
  public void completedLastFirst(Consumer<StepRecord> consumer) {
    reader.completedLastFirst(consumer);
  }

  @Override
  public void open(Consumer<StepRecord> consumer) {
    reader.open(consumer);
  }

  @Override
  public void together(Consumer<JobChanges> changes) {
    var all = new ArrayList<SqliteChanges.Change>();
    changes.accept(new SqliteChanges(store, steps, rows, job, all::add));
    write(
        db -> {
          for (var change : all) {
            change.on(db);
          }
        });
  }

  @Override
  public void begin(StepKey key, UUID uuid, int generation, String fingerprint) {
    single.begin(key, uuid, generation, fingerprint);
  }

  @Override
  public void complete(
      StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
    single.complete(key, confirmation, adopted, entry);
  }

  @Override
  public void identify(StepKey key, String nodeId, @Nullable MapEntry entry) {
    write(
        db -> {
          steps.move(db, key, step -> step.identified(nodeId));
          Jobs.madeNode(db, job, nodeId);
          if (entry != null && !store.journalOnly()) {
            store.map().insert(db, entry);
          }
        });
  }

  @Override
  public OptionalLong highestNodeBefore(StepKey key) {
    return reader.highestNodeBefore(key);
  }

  @Override
  public void refuse(StepKey key, String error) {
    single.refuse(key, error);
  }

  @Override
  public void unresolved(StepKey key, String why) {
    single.unresolved(key, why);
  }

  @Override
  public void rollingBack() {
    write(db -> Jobs.move(db, id, JobState.ROLLING_BACK, null));
  }

  @Override
  public void rolledBack(StepKey key) {
    write(
        db -> {
          var made = steps.move(db, key, StepRecord::rolledBack).confirmation();
          if (key.kind().makesNode() && made != null && made.id() != null) {
            removeFromMap(db, key, made.id());
          }
        });
  }

  private void removeFromMap(Db db, StepKey key, String nodeId) throws SQLException {
    if (!store.journalOnly()) {
      var csvId = key.kind() == Kind.PAGE ? key.qualifier() : key.rowId();
      var host = Jobs.find(db, id).map(record -> record.key().host()).orElse("");
      WorkbenchMap.remove(db, csvId, nodeId, host);
    }
  }

  @Override
  public Optional<RowRecord> row(String rowId) {
    return reader.row(rowId);
  }

  @Override
  public Map<String, RowRecord> rowsOf(Collection<String> rowIds) {
    return reader.rowsOf(rowIds);
  }

  @Override
  public void manifest(Consumer<byte[]> blocks) {
    reader.manifest(blocks);
  }

  @Override
  public void keepManifest(Iterator<byte[]> blocks) {
    var edition = new AtomicLong();
    write(db -> edition.set(manifests.begin(db)));
    for (int number = 0; blocks.hasNext(); number++) {
      int block = number;
      var content = blocks.next();
      write(db -> manifests.add(db, edition.get(), block, content));
    }
    write(db -> manifests.finish(db, edition.get()));
  }

  @Override
  public void startRow(String rowId, long line, String fingerprint) {
    single.startRow(rowId, line, fingerprint);
  }

  @Override
  public void gaveUp(String rowId, int status) {
    single.gaveUp(rowId, status);
  }

  @Override
  public void endRow(String rowId, Outcome outcome) {
    single.endRow(rowId, outcome);
  }

  @Override
  public void reopenRow(String rowId) {
    write(db -> rows.end(db, rowId, null, ""));
  }

  @Override
  public void rows(Consumer<RowRecord> consumer) {
    reader.rows(consumer);
  }

  @Override
  public void completed(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.completed(db, consumer));
  }

  @Override
  public void nodesWithoutId(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.nodesWithoutId(db, consumer));
  }

  @Override
  public Map<String, EntityRef> nodesOfDone(Collection<String> rowIds) {
    return store.readers().read(db -> nodes.of(db, rowIds));
  }

  @Override
  public void openRows(Consumer<RowRecord> consumer) {
    reader.openRows(consumer);
  }

  @Override
  public Optional<RowRecord> lastDone() {
    return reader.lastDone();
  }

  @Override
  public void end(JobState state) {
    write(
        db -> {
          Jobs.move(db, id, state, store.clock().instant());
          Claims.release(db, scope(), epoch);
        });
    store.forget(this);
  }

  @Override
  public void beat() {
    write(db -> Claims.beat(db, scope(), epoch));
  }

  /**
   * Releases the claim. A store that cannot take that any more is told of in the log alone: whoever
   * closes has a report to give, and the claim ends with the process.
   */
  @Override
  public void close() {
    if (store.forget(this)) {
      try {
        release();
      } catch (StoreException e) {
        store.lost(scope(), epoch);
        LOG.warn("The claim of job {} was not released: {}", id, e.getMessage());
      }
    }
  }

  private void release() {
    store
        .writer()
        .write(
            db -> {
              Claims.release(db, scope(), epoch);
              return epoch;
            });
  }

  @Override
  public String toString() {
    return "job " + id;
  }
}
