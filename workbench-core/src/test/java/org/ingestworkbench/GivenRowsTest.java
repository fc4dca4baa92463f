package org.ingestworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ingestworkbench.Creations.node;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.csv.Reading;
import org.junit.jupiter.api.Test;

/** Rows that a program has are a source as any other. */
class GivenRowsTest extends JobCase {

  private static Row row(int number) {
    return new Row(number, "r" + number, Map.of("id", "r" + number, "title", "Title " + number));
  }

  private IngestJob job(Recovery recovery, RowSource source) {
    return job(recovery).source(source).build();
  }

  @Test
  void aJobOfRowsInMemoryThatWasKilledIsResumed() {
    var rows = RowSource.of("books", List.of(row(1), row(2), row(3)));
    repository.after = Mishap.dying(node("Title 2"));
    assertThat(job(Recovery.NONE, rows).run().allDone()).isFalse();
    repository.mend();

    var report = job(Recovery.resume(), rows).run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(titles()).containsExactly("Title 1", "Title 2", "Title 3");
    assertThat(mapped()).hasSize(3);
  }

  @Test
  void eachOpeningTakesAStreamOfItsOwnAndClosesIt() {
    var open = new AtomicInteger();
    var taken = new AtomicInteger();
    var rows =
        RowSource.ofStreams(
            "books",
            () -> {
              open.incrementAndGet();
              taken.incrementAndGet();
              return Stream.of(row(1), row(2)).onClose(open::decrementAndGet);
            });

    var report = job(Recovery.NONE, rows).run();

    assertThat(report.allDone()).as(report.toString()).isTrue();
    assertThat(taken).hasValueGreaterThan(1);
    assertThat(open).hasValue(0);
    assertThat(rows).hasToString("RowSource[books]");
  }

  @Test
  void theColumnsAreThoseOfAllRows() {
    var first = new Row(1, "a", Map.of("id", "a"));
    var second = new Row(2, "b", Map.of("title", "B"));

    assertThat(RowSource.of("books", List.of(first, second)).columns())
        .containsExactly("id", "title");
  }

  @Test
  void aRowWithoutAnIdIsToldOfAndLeftOut() {
    var reading = Reading.of(RowSource.of("books", List.of(new Row(7, " ", Map.of()), row(8))));

    assertThat(reading.rows()).extracting(Row::id).containsExactly("r8");
    assertThat(reading.problem().code()).isEqualTo(Problem.Code.ID_MISSING);
    assertThat(reading.problem().place()).hasToString("books line 7");
  }
}
