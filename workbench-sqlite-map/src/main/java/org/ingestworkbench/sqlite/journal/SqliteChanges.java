package org.ingestworkbench.sqlite.journal;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.DbChange;
import org.ingestworkbench.sqlite.map.OpenMap;
import org.ingestworkbench.store.JobChanges;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/** Turns the changes of a run into work on the file, and hands that to a target which does it. */
final class SqliteChanges implements JobChanges {

  private final OpenMap store;
  private final StepTable steps;
  private final RowTable rows;
  private final long job;
  private final Consumer<DbChange> target;

  SqliteChanges(
      OpenMap store, StepTable steps, RowTable rows, long job, Consumer<DbChange> target) {
    this.store = store;
    this.steps = steps;
    this.rows = rows;
    this.job = job;
    this.target = target;
  }

  @Override
  public void begin(
      StepKey key,
      UUID uuid,
      int generation,
      String fingerprint,
      @Nullable Change change,
      @Nullable String nodeId) {
    target.accept(
        db -> {
          steps.begin(db, StepRecord.first(key, uuid, generation, fingerprint), nodeId);
          new ChangeTable(job).keep(db, key, change);
        });
  }

  @Override
  public void complete(
      StepKey key, Confirmation confirmation, boolean adopted, @Nullable MapEntry entry) {
    if (entry != null && !key.kind().makesNode()) {
      throw new IllegalArgumentException("Step \"" + key + "\" makes no node for the ID map.");
    }
    target.accept(
        db -> {
          steps.move(db, key, step -> step.completed(confirmation, adopted));
          if (key.kind().makesNode()) {
            madeNode(db, confirmation.id(), entry);
          }
        });
  }

  void madeNode(Db db, @Nullable String nodeId, @Nullable MapEntry entry) throws SQLException {
    JobTable.madeNode(db, job, nodeId);
    if (entry != null && !store.journalOnly()) {
      store.map().insert(db, entry);
    }
  }

  @Override
  public void refuse(StepKey key, String error) {
    target.accept(db -> steps.move(db, key, step -> step.refused(error)));
  }

  @Override
  public void unresolved(StepKey key, String why) {
    target.accept(db -> steps.move(db, key, step -> step.unresolved(why)));
  }

  @Override
  public void startRow(String rowId, long line, String fingerprint) {
    target.accept(db -> rows.start(db, rowId, line, fingerprint));
  }

  @Override
  public void gaveUp(String rowId, int status) {
    target.accept(db -> rows.gaveUp(db, rowId, status));
  }

  @Override
  public void endRow(String rowId, Outcome outcome) {
    target.accept(db -> rows.end(db, rowId, outcome.kind(), outcome.reason()));
  }
}
