package org.ingestworkbench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.junit.jupiter.api.Test;

class RowBatchesTest {

  private static RowStream rows(int count, String cell, boolean broken) {
    Iterator<Row> rows =
        IntStream.range(0, count).mapToObj(i -> new Row(i, "r" + i, Map.of("a", cell))).iterator();
    return new RowStream() {
      @Override
      public boolean hasNext() {
        if (broken && !rows.hasNext()) {
          throw new InputException("The share is gone.");
        }
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return rows.next();
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void rowsComeManyAtATimeTheRestLast() {
    var batches = new RowBatches(rows(5, "", false), 2);

    assertThat(batches.ids()).containsExactly("r0", "r1");
    assertThat(batches.next()).hasSize(2);
    assertThat(batches.ids()).isEqualTo(List.of("r4"));
    assertThat(batches.next()).isEmpty();
    batches.end();
  }

  @Test
  void whatCouldBeReadComesBeforeTheFault() {
    var batches = new RowBatches(rows(3, "", true), 2);

    assertThat(batches.next()).hasSize(2);
    assertThat(batches.next()).hasSize(1);
    assertThat(batches.next()).isEmpty();
    assertThatThrownBy(batches::end).hasMessage("The share is gone.");
  }

  @Test
  void ofRowsWithVeryLongCellsThereAreFew() {
    var batches = new RowBatches(rows(100, "x".repeat(400_000), false), 50);

    assertThat(batches.next()).hasSize(3);
  }
}
