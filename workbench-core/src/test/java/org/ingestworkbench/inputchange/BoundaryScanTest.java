package org.ingestworkbench.inputchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ingestworkbench.memory.InMemoryRepository;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.junit.jupiter.api.Test;

class BoundaryScanTest {

  private static final int PAGES = 10_000;

  /** A book with very many pages, whose steps nobody may have in memory together. */
  private static final class Book implements JournalReader {
    private final RowRecord row = new RowRecord("book", 2, "", null, "");

    @Override
    public Optional<RowRecord> row(String rowId) {
      return Optional.of(row);
    }

    @Override
    public Optional<StepRecord> find(StepKey key) {
      return key.equals(StepKey.node("book")) ? Optional.of(made(key, 1)) : Optional.empty();
    }

    private static StepRecord made(StepKey key, int id) {
      var uuid = new UUID(1, id);
      return StepRecord.first(key, uuid, 0, "").completed(Confirmation.of("" + id, uuid), false);
    }

    @Override
    public Optional<String> nodeOf(StepKey key) {
      return Optional.empty();
    }

    @Override
    public Optional<Change> change(StepKey key) {
      return Optional.empty();
    }

    @Override
    public List<StepRecord> stepsOf(String rowId) {
      throw new AssertionError("All steps of row " + rowId + " at once.");
    }

    @Override
    public void stepsOf(String rowId, Consumer<StepRecord> consumer) {
      consumer.accept(made(StepKey.node("book"), 1));
      IntStream.range(0, PAGES)
          .mapToObj(i -> made(StepKey.page("book", i + ".tif"), i + 2))
          .forEach(consumer);
      consumer.accept(StepRecord.first(StepKey.page("book", "last.tif"), new UUID(2, 2), 0, ""));
    }

    @Override
    public OptionalLong highestNodeBefore(StepKey key) {
      return OptionalLong.empty();
    }

    @Override
    public void completedLastFirst(Consumer<StepRecord> consumer) {}

    @Override
    public void open(Consumer<StepRecord> consumer) {}

    @Override
    public void rows(Consumer<RowRecord> consumer) {
      consumer.accept(row);
    }

    @Override
    public void manifest(Consumer<byte[]> blocks) {}
  }

  @Test
  void theStepsOfABookAreCountedOneByOne() {
    var planner =
        Planner.of(
            PlanSettings.builder().build(),
            new InMemoryRepository(),
            "in.csv",
            List.of("id", "title"));
    var scan = new BoundaryScan(planner, new Book());

    var boundary = scan.boundary(node -> "node " + node.id());

    assertThat(boundary).isNotNull();
    var row = boundary.inFlight().get(0);
    assertThat(row.address()).isEqualTo("node 1");
    assertThat(row.there().count()).isEqualTo(PAGES + 1);
    assertThat(row.there().first()).hasSize(100);
    assertThat(row.begun().first()).containsExactly(StepKey.page("book", "last.tif"));
  }
}
