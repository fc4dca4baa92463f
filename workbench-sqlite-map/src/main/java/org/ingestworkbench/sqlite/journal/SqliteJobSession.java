package org.ingestworkbench.sqlite.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.claim.Lease;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.DbChange;
import org.ingestworkbench.sqlite.map.OpenMap;
import org.ingestworkbench.sqlite.map.WorkbenchMap;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StopRequest;
import org.jspecify.annotations.Nullable;

/** A claim on a job in the file. It reads the journal of the job, and writes it under the claim. */
public final class SqliteJobSession extends SqliteJournalReader implements JobSession {
  private final JobId id;
  private final Lease held;
  private final DoneSubjects subjects;
  private final long job;
  private final @Nullable JobRecord before;

  /** What is written by itself. */
  private final SqliteChanges single;

  /**
   * @param before the job before it was claimed; null for a new one
   */
  public SqliteJobSession(
      OpenMap store, JobId id, Lease held, long job, @Nullable JobRecord before) {
    super(store, job);
    this.id = id;
    this.held = held;
    this.before = before;
    this.job = job;
    this.subjects = new DoneSubjects(job, rows, steps);
    this.single = new SqliteChanges(store, steps, rows, job, held::write);
  }

  @Override
  public JobId id() {
    return id;
  }

  @Override
  public JobRecord job() {
    return store
        .readers()
        .read(db -> JobTable.find(db, id))
        .orElseThrow(() -> new IllegalStateException("Job " + id + " is gone."));
  }

  @Override
  public Optional<JobRecord> before() {
    return Optional.ofNullable(before);
  }

  @Override
  public void whenAskedToStop(Consumer<StopRequest> told) {
    held.whenAskedToStop(told);
  }

  @Override
  public void together(Consumer<JobChanges> changes) {
    var all = new ArrayList<DbChange>();
    changes.accept(new SqliteChanges(store, steps, rows, job, all::add));
    held.write(
        db -> {
          for (var change : all) {
            change.on(db);
          }
        });
  }

  @Override
  public void begin(
      StepKey key,
      UUID uuid,
      int generation,
      String fingerprint,
      @Nullable Change change,
      @Nullable String nodeId) {
    single.begin(key, uuid, generation, fingerprint, change, nodeId);
  }

  @Override
  public void complete(
      StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
    single.complete(key, confirmation, adopted, entry);
  }

  @Override
  public void identify(StepKey key, String nodeId, @Nullable MapEntry entry) {
    held.write(
        db -> {
          steps.move(db, key, step -> step.identified(nodeId));
          single.madeNode(db, nodeId, entry);
        });
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
    held.write(db -> JobTable.move(db, id, JobState.ROLLING_BACK, null));
  }

  @Override
  public void rolledBack(StepKey key) {
    held.write(
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
      var host = JobTable.find(db, id).map(record -> record.key().host()).orElse("");
      WorkbenchMap.remove(db, csvId, nodeId, host);
    }
  }

  @Override
  public void keepManifest(Iterator<byte[]> blocks) {
    var edition = new AtomicLong();
    held.write(db -> edition.set(manifests.begin(db)));
    for (int number = 0; blocks.hasNext(); number++) {
      int block = number;
      var content = blocks.next();
      held.write(db -> manifests.add(db, edition.get(), block, content));
    }
    held.write(db -> manifests.finish(db, edition.get()));
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
    held.write(db -> rows.end(db, rowId, null, ""));
  }

  @Override
  public void completed(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.completed(db, consumer));
  }

  @Override
  public void nodesMade(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.nodesMade(db, consumer));
  }

  @Override
  public void nodesWithoutId(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.nodesWithoutId(db, consumer));
  }

  @Override
  public Map<String, EntityRef> subjectsOfDone(Collection<String> rowIds) {
    return store.readers().read(db -> subjects.of(db, rowIds));
  }

  @Override
  public void end(JobState state) {
    held.end(db -> JobTable.move(db, id, state, store.clock().instant()));
  }

  @Override
  public void close() {
    held.close();
  }

  @Override
  public String toString() {
    return held.toString();
  }
}
