package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.Test;

/** How often the input is read for a recovery by a starting node ID. */
class RecoveryReadingsTest extends RecoveryModeCase {

  private static final int ROWS = 3_000;

  /** How many rows each opening of the input gave. */
  private final List<Integer> readings = new ArrayList<>();

  private record Counted(RowSource inner, List<Integer> readings) implements RowSource {
    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public List<String> columns() {
      return inner.columns();
    }

    @Override
    public RowSource withSeed(long seed) {
      return new Counted(inner.withSeed(seed), readings);
    }

    @Override
    public RowStream open(Consumer<Problem> problems) {
      var rows = inner.open(problems);
      int reading = readings.size();
      readings.add(0);
      return new RowStream() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public Row next() {
          readings.set(reading, readings.get(reading) + 1);
          return rows.next();
        }

        @Override
        public void close() {
          rows.close();
        }
      };
    }
  }

  private IngestJobBuilder counted(String name, long from) {
    var csv = new StringBuilder("id,title\n");
    for (int i = 1; i <= ROWS; i++) {
      csv.append("r" + i + ",Row " + i + "\n");
    }
    var source = new Counted(CsvRowSource.of(write(name + ".csv", csv.toString())), readings);
    return job(name, write("unused.csv", "id,title\n"))
        .source(source)
        .rollback(new KeptList())
        .recovery(Recovery.startingFrom(from));
  }

  private void allButTheLastAreMapped() {
    for (int i = 1; i < ROWS; i++) {
      workbenchMade("r" + i, 2_000 + i);
    }
  }

  @Test
  void theInputIsReadTwiceWithRollbackFilesToo() {
    allButTheLastAreMapped();

    var report = counted("named", 2_001).build().run();

    skippedAndCreated(report, ROWS - 1, 1);
    assertThat(readings).containsExactly(ROWS, ROWS);
  }

  @Test
  void whereOtherJobsAreKnownItIsReadBeforeAsFarAsTheSmallestNodesRow() {
    elsewhere("other", "id,title\nx,X\n", Recovery.NONE).build().run();
    allButTheLastAreMapped();

    var report = counted("named", 2_001).build().run();

    skippedAndCreated(report, ROWS - 1, 1);
    assertThat(readings).hasSize(3).endsWith(ROWS, ROWS);
    assertThat(readings.get(0)).isLessThan(ROWS / 2);
  }

  @Test
  void itIsReadBeforeToTheEndWhereTheSmallestNodeIsOfNoRow() {
    elsewhere("other", "id,title\nx,X\n", Recovery.NONE).build().run();
    workbenchMade("gone", 2_000);
    allButTheLastAreMapped();

    var report = counted("named", 2_000).build().run();

    skippedAndCreated(report, ROWS - 1, 1);
    assertThat(readings).containsExactly(ROWS, ROWS, ROWS);
  }

  @Test
  void aResumeReadsItTwiceAndListsWhatTheOtherProgramMade() {
    allButTheLastAreMapped();
    counted("named", 2_001).build().run();
    readings.clear();
    var list = new KeptList();

    map.put(new MapEntry("job.yml", "", "", "r" + ROWS, "9999", "memory:"));
    var report = counted("named", 2_001).rollback(list).build().run();

    assertThat(report.count(Outcome.Kind.SKIPPED)).isEqualTo(ROWS);
    assertThat(readings.get(0) + readings.get(1)).isEqualTo(2 * ROWS);
    assertThat(list.nodes()).hasSize(ROWS).contains("2001").doesNotContain("9999");
  }
}
