package org.ingestworkbench.source.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.filter.RowIterator;
import org.junit.jupiter.api.Test;

class RowsAheadTest {

  private static final int ROWS = 1_000;
  private static final BooleanSupplier NEVER = () -> false;

  private final CountDownLatch closed = new CountDownLatch(1);

  private static Problem about(long row) {
    return new Problem(
        Problem.Code.ROW_TOO_SHORT,
        Problem.Severity.NOTE,
        new Problem.Place("rows", row, null, null),
        "row " + row);
  }

  /** Tells a problem before every tenth row, and ends after so many rows as it is told to. */
  private RowSource source(int rows, Runnable end) {
    return source(rows, end, "");
  }

  private RowSource source(int rows, Runnable end, String cell) {
    return new RowSource() {
      @Override
      public String name() {
        return "rows";
      }

      @Override
      public List<String> columns() {
        return List.of("id");
      }

      @Override
      public RowStream open(Consumer<Problem> problems) {
        return new RowIterator() {
          private int number;

          @Override
          protected Row read() {
            number++;
            if (number % 10 == 0) {
              problems.accept(about(number));
            }
            if (number <= rows) {
              return new Row(number, "" + number, Map.of("id", "" + number, "text", cell));
            }
            end.run();
            return null;
          }

          @Override
          public LeftOut leftOut() {
            return new LeftOut(3, 4);
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
      }
    };
  }

  @Test
  void rowsAndProblemsComeInTheirOrder() {
    var said = new ArrayList<String>();
    try (var rows =
        RowsAhead.of(source(ROWS, () -> {}), Row::id, p -> said.add(p.message()), NEVER)) {
      rows.forEachRemaining(said::add);
      assertThat(rows.leftOut()).isEqualTo(new LeftOut(3, 4));
    }
    var expected = new ArrayList<String>();
    for (int i = 1; i <= ROWS; i++) {
      if (i % 10 == 0) {
        expected.add("row " + i);
      }
      expected.add("" + i);
    }
    assertThat(said).isEqualTo(expected);
  }

  @Test
  void aFaultComesAfterTheRowsBeforeIt() {
    var ids = new ArrayList<String>();
    var source =
        source(
            ROWS,
            () -> {
              throw new InputException("it broke");
            });
    try (var rows = RowsAhead.of(source, Row::id, problem -> {}, NEVER)) {
      assertThatThrownBy(() -> rows.forEachRemaining(ids::add)).hasMessage("it broke");
    }
    assertThat(ids).hasSize(ROWS);
  }

  @Test
  void whoStopsInTheMiddleHasTheSourceClosed() throws InterruptedException {
    try (var rows =
        RowsAhead.of(source(Integer.MAX_VALUE, () -> {}), Row::id, problem -> {}, NEVER)) {
      assertThat(rows.next()).isEqualTo("1");
    }
    assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void rowsWithVeryLongCellsAreNotReadFarAhead() {
    var read = new AtomicInteger();
    var farthest = new AtomicInteger();
    var used = new AtomicInteger();
    Function<Row, Row> counting =
        row -> {
          farthest.accumulateAndGet(read.incrementAndGet() - used.get(), Math::max);
          return row;
        };
    var source = source(ROWS, () -> {}, "x".repeat(300_000));
    try (var rows = RowsAhead.of(source, counting, problem -> {}, NEVER)) {
      rows.forEachRemaining(row -> used.incrementAndGet());
    }
    assertThat(read).hasValue(ROWS);
    assertThat(farthest.get()).isLessThanOrEqualTo(16);
  }

  @Test
  void whoIsStoppedHearsNoMoreThoughThereAreNothingButProblems() {
    var heard = new AtomicInteger();
    BooleanSupplier stop = () -> heard.get() >= 100;
    var source = badRows();
    try (var rows = RowsAhead.of(source, Row::id, problem -> heard.incrementAndGet(), stop)) {
      assertThat(rows.hasNext()).isFalse();
    }
    assertThat(heard.get()).isBetween(100, 300);
  }

  /** An input of which no row can be read, as with a wrong delimiter, and that has no end. */
  private static RowSource badRows() {
    return new RowSource() {
      @Override
      public String name() {
        return "rows";
      }

      @Override
      public List<String> columns() {
        return List.of("id");
      }

      @Override
      public RowStream open(Consumer<Problem> problems) {
        return new RowIterator() {
          @Override
          protected Row read() {
            for (long number = 1; ; number++) {
              problems.accept(about(number));
            }
          }

          @Override
          public void close() {}
        };
      }
    };
  }

  @Test
  void anInterruptIsKeptForWhoeverAsks() {
    try (var rows = RowsAhead.of(source(ROWS, () -> {}), Row::id, problem -> {}, NEVER)) {
      Thread.currentThread().interrupt();
      rows.forEachRemaining(id -> {});
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
