package org.ingestworkbench.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of operations are whole, agree with the store, and stand in the manual. */
class JobMovesTest {
  private static final String BEGIN = "<!-- the moves of a job; generated -->";
  private static final String END = "<!-- end of the moves of a job -->";

  @Test
  void everyOperationHasOneMoveForEverySituation() {
    Set<List<Object>> seen = new HashSet<>();
    assertThat(JobMoves.beginnings())
        .allMatch(move -> seen.add(List.of(move.operation(), move.from())));
    assertThat(seen).hasSize(Operation.values().length * Situation.values().length);
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void theStoreRefusesANewJobByTheSameTable(JobState state) {
    for (long rows : List.of(0L, 1L)) {
      var job = job(state, rows);
      assertThat(JobMoves.of(Operation.START, Situation.of(job)).verdict().allowed())
          .as(state + ", " + rows + " rows")
          .isEqualTo(!job.standsInTheWay());
    }
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void whatBringsAJobToItsEndMayBegin(JobState state) {
    var situation = Situation.of(job(state, 1));
    var resume = JobMoves.of(Operation.RESUME, situation).verdict();
    switch (state.next()) {
      case RESUME -> assertThat(resume).isIn(Verdict.GOES_ON, Verdict.TRIES_AGAIN);
      case ROLLBACK -> {
        assertThat(resume).isEqualTo(Verdict.FINISH_ROLLBACK);
        assertThat(JobMoves.of(Operation.ROLLBACK, situation).verdict().allowed()).isTrue();
      }
      case NOTHING ->
          assertThat(JobMoves.of(Operation.START, situation).verdict()).isEqualTo(Verdict.NEW_JOB);
    }
  }

  @Test
  void noOperationButARollbackEndsARollback() {
    assertThat(JobMoves.beginnings())
        .filteredOn(move -> move.from() == Situation.ROLLING_BACK && move.meanwhile() != null)
        .allMatch(move -> move.meanwhile() == JobState.ROLLING_BACK)
        .extracting(JobMove::operation)
        .containsOnly(Operation.RESUME_INSISTING, Operation.ROLLBACK);
  }

  private static JobRecord job(JobState state, long rows) {
    var key = new JobKey("host", "job");
    return new JobRecord(
        new JobId(new UUID(1, 2)),
        key,
        new JobRecord.Definition("", "", 0, null),
        new JobRecord.Progress(state, Instant.EPOCH, null, null, rows, 0));
  }

  @Test
  void theManualHasTheTablesOfTheCode() throws IOException {
    var page = Files.readString(page());
    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .as("Put this between the marks in docs/interrupted.md")
        .isEqualTo(tables());
  }

  private static Path page() {
    return Stream.of("../docs/interrupted.md", "docs/interrupted.md")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** Prints the tables as the page should have them. */
  public static void main(String[] args) {
    System.out.print(tables());
  }

  private static String tables() {
    var text = new StringBuilder("\n\n");
    text.append(row("the job", Stream.of(Operation.values()).map(Operation::toString)));
    text.append("|---".repeat(Operation.values().length + 1)).append("|\n");
    for (var from : Situation.values()) {
      text.append(
          row(
              from.toString(),
              Stream.of(Operation.values())
                  .map(operation -> JobMoves.of(operation, from).verdict().toString())));
    }
    var ending = List.of(Operation.RESUME, Operation.ROLLBACK, Operation.REBUILD_MAP);
    text.append("\n| it | a run | a rollback | making its map again |\n|---|---|---|---|\n");
    for (var end : End.values()) {
      text.append(row(end.toString(), ending.stream().map(operation -> after(operation, end))));
    }
    return text.append('\n').toString();
  }

  private static String row(String first, Stream<String> cells) {
    return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String after(Operation operation, End end) {
    return JobMoves.find(operation, end).map(JobState::name).orElse("-");
  }
}
