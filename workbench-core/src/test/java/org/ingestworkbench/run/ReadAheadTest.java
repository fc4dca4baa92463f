package org.ingestworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.ingest.RowIngester;
import org.ingestworkbench.ingest.RowIngester.RowResult;
import org.ingestworkbench.ingest.Workers;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.retry.Permits;
import org.ingestworkbench.retry.Throttle;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private final Workers workers = new Workers(new Permits(new Throttle(1), new StopSignal()));
  private int taken;

  @AfterEach
  void close() {
    workers.close();
  }

  private RowStream rows(int count, int brokenAfter) {
    return new RowStream() {
      @Override
      public boolean hasNext() {
        if (taken == brokenAfter) {
          throw new InputException("The share is gone.");
        }
        return taken < count;
      }

      @Override
      public Row next() {
        taken++;
        return new Row(taken + 1, "r" + taken, Map.of());
      }

      @Override
      public void close() {}
    };
  }

  private static RowIngester passing(int ahead, Function<List<Row>, Map<String, RowResult>> done) {
    return new RowIngester() {
      @Override
      public RowResult ingest(Row row) {
        throw new UnsupportedOperationException();
      }

      @Override
      public int readsAhead() {
        return ahead;
      }

      @Override
      public Map<String, RowResult> passed(List<Row> rows) {
        return done.apply(rows);
      }
    };
  }

  private static Map<String, RowResult> evenOnes(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.line() % 2 == 0)
        .collect(Collectors.toMap(Row::id, ReadAheadTest::skipped));
  }

  private static RowResult skipped(Row row) {
    return new RowResult(row.id(), new Outcome.Skipped(EntityRef.node("1")));
  }

  private static List<String> all(ReadAhead ahead) {
    var ids = new ArrayList<String>();
    while (ahead.hasNext()) {
      var next = ahead.next();
      assertThat(next.result() != null).isEqualTo(next.row().line() % 2 == 0);
      ids.add(next.row().id());
    }
    return ids;
  }

  private static List<String> ids(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "r" + i).toList();
  }

  @Test
  void everyRowComesOnceAndInItsOrderWhateverIsLeftInTheEnd() {
    for (int count : new int[] {0, 1, 9, 10, 11, 20, 35}) {
      taken = 0;
      var rows = passing(10, ReadAheadTest::evenOnes);
      assertThat(all(new ReadAhead(rows(count, -1), rows, workers))).isEqualTo(ids(count));
    }
  }

  @Test
  void inputThatBreaksOffGivesItsRowsFirst() {
    var rows = passing(10, ReadAheadTest::evenOnes);
    var ahead = new ReadAhead(rows(30, 17), rows, workers);
    Iterator<String> expected = ids(17).iterator();
    while (expected.hasNext()) {
      assertThat(ahead.hasNext()).isTrue();
      assertThat(ahead.next().row().id()).isEqualTo(expected.next());
    }
    assertThatThrownBy(ahead::hasNext).isInstanceOf(InputException.class);
  }

  @Test
  void nothingIsReadAheadWhereNothingCanBePassedOver() {
    var ahead = new ReadAhead(rows(5, -1), passing(1, some -> Map.of()), workers);
    assertThat(ahead.hasNext()).isTrue();
    assertThat(ahead.next().result()).isNull();
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void aFaultOfTheStoreComesThroughAsItIs() {
    var rows =
        passing(
            10,
            some -> {
              throw new StoreException("The disk is full.", null);
            });
    var ahead = new ReadAhead(rows(5, -1), rows, workers);
    assertThat(ahead.hasNext()).isTrue();
    assertThatThrownBy(ahead::next).isInstanceOf(StoreException.class);
  }
}
