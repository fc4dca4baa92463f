package org.ingestworkbench.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of one job. Reading needs no claim and disturbs no process that has one. Safe
 * for use by many threads at once; of a job that is not there nothing is known.
 */
public interface JournalReader {

  /** A row, if it was ever started. */
  Optional<RowRecord> row(String rowId);

  /**
   * Of these rows, those that were ever started, by row id; many in one question. This default asks
   * for each by itself.
   *
   * @param rowIds some hundreds at a time
   */
  default Map<String, RowRecord> rowsOf(Collection<String> rowIds) {
    var rows = new HashMap<String, RowRecord>();
    rowIds.forEach(id -> row(id).ifPresent(row -> rows.put(id, row)));
    return rows;
  }

  /** A step, if it was ever begun. This default looks for it among the steps of its row. */
  default Optional<StepRecord> find(StepKey key) {
    return stepsOf(key.rowId()).stream().filter(step -> step.key().equals(key)).findFirst();
  }

  /**
   * What a step changes, as it was last begun; empty for a step that makes an object, and for one
   * that was never begun.
   */
  Optional<Change> change(StepKey key);

  /**
   * The ID of the node to which the object of a step belongs, as far as it is known: as it was last
   * confirmed, or with which it was last begun.
   */
  Optional<String> nodeOf(StepKey key);

  /**
   * Of these rows, those whose own node was ever begun; many in one question. This default asks for
   * each by itself.
   *
   * @param rowIds some hundreds at a time
   */
  default Set<String> begun(Collection<String> rowIds) {
    return rowIds.stream()
        .filter(rowId -> find(StepKey.node(rowId)).isPresent())
        .collect(Collectors.toSet());
  }

  /**
   * All steps of a row, pages and their media included, in the order in which they were first
   * begun. The empty row id gives the job's terms.
   */
  List<StepRecord> stepsOf(String rowId);

  /**
   * Hands the same steps to the consumer in the same order, without keeping them in memory: a book
   * may have very many. This default keeps them.
   */
  default void stepsOf(String rowId, Consumer<StepRecord> consumer) {
    stepsOf(rowId).forEach(consumer);
  }

  /**
   * The steps that make what belongs to an item's node: its alias and media. The node's own step
   * and, for a book, its pages are not among them.
   */
  default List<StepRecord> stepsBeside(ItemKey item) {
    return stepsOf(item.rowId()).stream().filter(step -> item.has(step.key())).toList();
  }

  /**
   * The highest node ID of this job that was confirmed before the step was begun for the last time,
   * rolled back since or not: the step's own node has a higher one. Compared as numbers; empty when
   * none was confirmed by then.
   */
  OptionalLong highestNodeBefore(StepKey key);

  /**
   * Hands every complete step to the consumer, the last completed first: what was made of something
   * comes before it. Keeps none in memory; the consumer may write to a session of the job, and
   * whether it then sees the new state is not said.
   */
  void completedLastFirst(Consumer<StepRecord> consumer);

  /** Hands every step that is begun or unresolved to the consumer, in the same way. */
  void open(Consumer<StepRecord> consumer);

  /**
   * Hands every row of the job to the consumer, by line, without keeping them in memory. The
   * consumer may write to a session of the job; whether it then sees the new state is not said.
   */
  void rows(Consumer<RowRecord> consumer);

  /**
   * Hands every row that was started and has not ended to the consumer, by line. This default reads
   * all rows for that.
   */
  default void openRows(Consumer<RowRecord> consumer) {
    rows(
        row -> {
          if (row.outcome() == null) {
            consumer.accept(row);
          }
        });
  }

  /** The last of the rows that are done, by line. This default reads all rows for that. */
  default Optional<RowRecord> lastDone() {
    var last = new AtomicReference<@Nullable RowRecord>();
    rows(row -> last.set(row.done() ? row : last.get()));
    return Optional.ofNullable(last.get());
  }

  /**
   * Hands over the blocks of the job's manifest in the order in which {@link
   * JobSession#keepManifest} took them, one at a time; none when none was ever kept.
   */
  void manifest(Consumer<byte[]> blocks);
}
