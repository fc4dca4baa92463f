package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One CSV in slices, chosen by settings that are edited between runs. */
@Timeout(300)
class SlicesCommandTest extends CommandCase {

  private static final String[] FIRST = {"--csv_start_row", "1", "--csv_stop_row", "3"};
  private static final String[] SECOND = {"--csv_start_row", "4", "--csv_stop_row", "6"};

  @BeforeEach
  void sixRowsOfWhichTheSecondLacksItsFile() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("id,title,field_model,file");
    IntStream.rangeClosed(1, 6)
        .forEach(i -> lines.add("0%d,Row %d,Image,%s".formatted(i, i, i == 2 ? "late.txt" : "")));
    command.config("http_backoff_factor: 0").csv(lines.toArray(String[]::new));
  }

  private static String[] with(String[] slice, String... more) {
    return Stream.concat(Arrays.stream(slice), Stream.of(more)).toArray(String[]::new);
  }

  private int rollBack(String... more) {
    var arguments = new ArrayList<>(List.of("rollback", "--config", command.file().toString()));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray(String[]::new));
  }

  @Test
  void aFailedRowOfTheFirstSliceKeepsTheSecondNotAndIsNotForgotten() throws IOException {
    assertThat(command.create(FIRST)).as(said()).isEqualTo(1);
    assertThat(command.create(SECOND)).as(said()).isZero();
    assertThat(command.out())
        .contains("create.yml (rows 1 to 3)\" over the same input stands unfinished")
        .contains("2 rows done, 1 not done");
    command.run("jobs", "--map", map().toString());
    assertThat(command.out())
        .contains("  slice          rows 1 to 3", "  slice          rows 4 to 6")
        .contains("--csv-start-row 1 --csv-stop-row 3 --resume");
    Files.writeString(directory.resolve("late.txt"), "late");
    assertThat(command.create(with(FIRST, "--resume"))).as(said()).isZero();
    assertThat(titles()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void theMapOfASliceIsMadeAgainAsThatOfTheSlice() throws IOException {
    command.create(FIRST);
    Files.delete(map());
    var rollback = command.only("rollback.*csv").toString();
    var rebuild =
        List.of("rebuild-map", "--config", command.file().toString(), "--rollback", rollback);
    command.run(Stream.concat(rebuild.stream(), Arrays.stream(FIRST)).toArray(String[]::new));
    assertThat(command.out()).as(said()).contains("--csv-start-row 1 --csv-stop-row 3");
    command.run("jobs", "--map", map().toString());
    assertThat(command.out()).contains("  slice          rows 1 to 3");
    Files.writeString(directory.resolve("late.txt"), "late");
    assertThat(command.create(with(FIRST, "--resume"))).as(said()).isZero();
    assertThat(titles()).containsExactlyInAnyOrder("Row 1", "Row 2", "Row 3");
  }

  @Test
  void aSliceThatSharesARowIsRefusedWithTheCommandThatGoesOn() {
    command.create(FIRST);
    assertThat(command.create()).isEqualTo(2);
    assertThat(command.err())
        .contains("create.yml (rows 1 to 3)\" stands unfinished", "--csv-start-row 1")
        .contains("--csv-stop-row 3 --resume");
    assertThat(titles()).hasSize(2);
  }

  @Test
  void aJobWithoutAnEndGoesOnByTheAdviceThoughTheConfigurationHasAStopRow() throws IOException {
    assertThat(command.create("--csv_start_row", "2")).as(said()).isEqualTo(1);
    command.config("http_backoff_factor: 0", "csv_start_row: 1", "csv_stop_row: 4");
    Files.writeString(directory.resolve("late.txt"), "late");

    assertThat(command.create()).as(said()).isEqualTo(2);

    assertThat(command.run(advised("--resume"))).as(said()).isZero();
    assertThat(titles()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aJobOfAllRowsGoesOnByTheAdviceThoughTheConfigurationHasASlice() throws IOException {
    assertThat(command.create()).as(said()).isEqualTo(1);
    command.config("http_backoff_factor: 0", "csv_start_row: 2", "csv_stop_row: 4");
    Files.writeString(directory.resolve("late.txt"), "late");

    assertThat(command.create()).as(said()).isEqualTo(2);

    assertThat(command.run(advised("--resume"))).as(said()).isZero();
    assertThat(titles()).hasSize(6).doesNotHaveDuplicates();
  }

  /** The words that a shell makes of the line that ends with the option. */
  private String[] advised(String option) {
    var line = command.err().lines().filter(l -> l.endsWith(option)).findFirst().orElseThrow();
    return Arrays.stream(line.strip().split(" "))
        .skip(1)
        .map(word -> word.equals("''") ? "" : word)
        .toArray(String[]::new);
  }

  @Test
  void aRollbackUndoesTheSliceOfTheConfigurationOrAll() {
    command.create(FIRST);
    command.create(SECOND);

    assertThat(rollBack()).isEqualTo(2);
    assertThat(command.err()).contains("jobs of other rows", "rows 1 to 3 (", "--all-slices");
    assertThat(rollBack(SECOND)).as(said()).isZero();
    assertThat(titles()).containsExactlyInAnyOrder("Row 1", "Row 3");
    assertThat(command.create(SECOND)).as(said()).isZero();
    assertThat(rollBack("--all-slices")).as(said()).isZero();
    assertThat(site.nodes()).isEmpty();
    assertThat(rollBack("--all-slices")).isEqualTo(2);
  }

  @Test
  void disjointSlicesRunAtOnceInProcessesOfTheirOwn() throws Exception {
    command.csv(rows(9));
    var slices =
        List.of(
            ChildRun.start(command.file(), FIRST),
            ChildRun.start(command.file(), SECOND),
            ChildRun.start(command.file(), "--csv_start_row", "7"));
    for (var slice : slices) {
      try (slice) {
        assertThat(slice.await()).as(slice.said().toString()).isZero();
      }
    }
    assertThat(titles()).hasSize(9).doesNotHaveDuplicates();
    command.run("jobs", "--map", map().toString());
    assertThat(command.out().lines().filter(line -> line.contains("FINISHED"))).hasSize(3);
  }
}
