package org.ingestworkbench.sqlite.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.sqlite.map.OpenMap;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;

/** Reads one job of the file. */
public class SqliteJournalReader implements JournalReader {
  final OpenMap store;
  final RowTable rows;
  final StepTable steps;
  final ManifestTable manifests;
  private final ChangeTable changes;

  public SqliteJournalReader(OpenMap store, long job) {
    this.store = store;
    this.rows = new RowTable(job);
    this.steps = new StepTable(job);
    this.manifests = new ManifestTable(job);
    this.changes = new ChangeTable(job);
  }

  @Override
  public final Optional<RowRecord> row(String rowId) {
    return store.readers().read(db -> rows.find(db, rowId));
  }

  @Override
  public final Map<String, RowRecord> rowsOf(Collection<String> rowIds) {
    return store.readers().read(db -> rows.find(db, rowIds)).stream()
        .collect(Collectors.toMap(RowRecord::rowId, Function.identity(), (one, again) -> one));
  }

  @Override
  public final Optional<StepRecord> find(StepKey key) {
    return store.readers().read(db -> steps.find(db, key));
  }

  @Override
  public final Optional<String> nodeOf(StepKey key) {
    return store.readers().read(db -> steps.nodeOf(db, key));
  }

  @Override
  public final Optional<Change> change(StepKey key) {
    return store.readers().read(db -> changes.find(db, key));
  }

  @Override
  public final Set<String> begun(Collection<String> rowIds) {
    return store.readers().read(db -> steps.begun(db, rowIds));
  }

  @Override
  public final OptionalLong highestNodeBefore(StepKey key) {
    return store.readers().read(db -> steps.highestNodeBefore(db, key));
  }

  @Override
  public final List<StepRecord> stepsOf(String rowId) {
    return store.readers().read(db -> steps.ofRow(db, rowId));
  }

  @Override
  public final void stepsOf(String rowId, Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.ofRow(db, rowId, consumer));
  }

  @Override
  public final List<StepRecord> stepsBeside(ItemKey item) {
    return store.readers().read(db -> steps.beside(db, item));
  }

  @Override
  public final void completedLastFirst(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.completedLastFirst(db, consumer));
  }

  @Override
  public final void open(Consumer<StepRecord> consumer) {
    store.readers().stream(db -> steps.open(db, consumer));
  }

  @Override
  public final void rows(Consumer<RowRecord> consumer) {
    store.readers().stream(db -> rows.each(db, consumer));
  }

  @Override
  public final void openRows(Consumer<RowRecord> consumer) {
    store.readers().stream(db -> rows.open(db, consumer));
  }

  @Override
  public final Optional<RowRecord> lastDone() {
    return store.readers().read(rows::lastDone);
  }

  @Override
  public final void manifest(Consumer<byte[]> blocks) {
    store.readers().stream(db -> manifests.each(db, store.file(), blocks));
  }

  /** A job that is not there. */
  public static final class Nothing implements JournalReader {
    @Override
    public Optional<RowRecord> row(String rowId) {
      return Optional.empty();
    }

    @Override
    public List<StepRecord> stepsOf(String rowId) {
      return List.of();
    }

    @Override
    public Optional<Change> change(StepKey key) {
      return Optional.empty();
    }

    @Override
    public Optional<String> nodeOf(StepKey key) {
      return Optional.empty();
    }

    @Override
    public OptionalLong highestNodeBefore(StepKey key) {
      return OptionalLong.empty();
    }

    @Override
    public void completedLastFirst(Consumer<StepRecord> consumer) {
      // There are none.
    }

    @Override
    public void open(Consumer<StepRecord> consumer) {
      // There are none.
    }

    @Override
    public void rows(Consumer<RowRecord> consumer) {
      // There are none.
    }

    @Override
    public void manifest(Consumer<byte[]> blocks) {
      // There is none.
    }
  }
}
