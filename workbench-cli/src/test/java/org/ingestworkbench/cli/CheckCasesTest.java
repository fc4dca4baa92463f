package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check has an input that fails it and one that passes it. */
@Timeout(300)
class CheckCasesTest {

  /** What only a run can know, and what no input is known for that raises it. */
  private static final Map<Problem.Code, Severity> WITHOUT_CASE =
      Map.of(
          Problem.Code.MEDIA_UNCHECKED,
          Severity.WARNING,
          Problem.Code.NODE_ID_UNKNOWN,
          Severity.WARNING,
          Problem.Code.NODE_DELETED,
          Severity.WARNING,
          Problem.Code.ROW_UNPLANNED,
          Severity.ROW_ERROR);

  private static StandIn site;

  @TempDir Path directory;

  @BeforeAll
  static void start(@TempDir Path first) throws IOException {
    site = CheckFixture.site(first);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  static Stream<CheckCase> cases() {
    return CheckCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneInputRaisesItAndAnotherDoesNot(CheckCase check) throws IOException {
    var told = room("fails", check.fails());
    assertThat(told.told()).contains(check.toString());
    assertThat(told.exit()).isEqualTo(check.severity().compareTo(Severity.WARNING) <= 0 ? 0 : 2);

    var passing = room("passes", check.passes());
    assertThat(passing.told()).doesNotContain(check.toString());
    assertThat(passing.exit()).isZero();
  }

  private CheckFixture room(String name, CheckCase.Input input) throws IOException {
    var room = new CheckFixture(Files.createDirectory(directory.resolve(name)), site);
    input.in(room);
    return room;
  }

  @Test
  void everyCodeHasACase() {
    var codes = EnumSet.allOf(Problem.Code.class);
    CheckCase.all().forEach(check -> codes.remove(check.code()));

    assertThat(codes).isEqualTo(WITHOUT_CASE.keySet());
  }

  /** The manual has a line for each code, with the gravest severity that a case shows. */
  @Test
  void theManualHasEveryCode() throws IOException {
    var page = Files.readAllLines(Path.of("../docs/check.md"));
    for (var code : Problem.Code.values()) {
      var gravest =
          CheckCase.all().stream()
              .filter(check -> check.code() == code)
              .map(CheckCase::severity)
              .max(Severity::compareTo)
              .orElseGet(() -> WITHOUT_CASE.get(code));
      assertThat(page)
          .filteredOn(line -> line.startsWith("| `" + code + "` |"))
          .singleElement()
          .asString()
          .startsWith("| `" + code + "` | " + gravest + " | ");
    }
  }

  /** The manual says which code stands for which check of Islandora Workbench. */
  @Test
  void theManualNamesEachCheckOfIslandoraWorkbench() throws IOException {
    var page = Files.readAllLines(Path.of("../docs/check.md"));
    for (var check : CheckCase.all()) {
      if (check.workbench() > 0) {
        assertThat(page)
            .filteredOn(line -> line.startsWith("| " + check.workbench() + " |"))
            .singleElement()
            .asString()
            .contains("`" + check.code() + "`");
      }
    }
  }
}
