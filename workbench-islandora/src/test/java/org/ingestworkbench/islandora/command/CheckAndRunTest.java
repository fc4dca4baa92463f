package org.ingestworkbench.islandora.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is grave to a check is as grave to a run, which says it in the same words. */
@Timeout(300)
class CheckAndRunTest {

  /** Faults of the world: a run stops and can be resumed. */
  private static final Set<Code> WORLD = EnumSet.of(Code.SITE_UNAVAILABLE, Code.MAP_UNUSABLE);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static StandIn site;

  @TempDir Path directory;

  @BeforeAll
  static void start(@TempDir Path first) throws IOException {
    site = CheckRoom.site(first);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  static Stream<CheckCase> errors() {
    return CheckCase.all().stream().filter(check -> check.severity() == Severity.ERROR);
  }

  static Stream<CheckCase> rowErrors() {
    return CheckCase.all().stream().filter(check -> check.severity() == Severity.ROW_ERROR);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whatKeepsARunFromStartingKeepsItFromStarting(CheckCase check) throws IOException {
    var room = room(check);
    var message = problem(room, check).get("message").asText();
    var before = written(room);

    assertThat(room.runChecked()).as(said(room)).isEqualTo(WORLD.contains(check.code()) ? 3 : 2);

    assertThat(told(room)).contains(message);
    assertThat(written(room)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("rowErrors")
  void aRowThatWillFailFailsBeforeAnythingOfItIsWritten(CheckCase check) throws IOException {
    var room = room(check);
    var message = problem(room, check).get("message").asText();
    var before = written(room);
    int nodes = site.nodes().size();

    int exit = room.runChecked();

    if (check.code() == Code.ALIAS_TAKEN) {
      assertThat(exit).as(said(room)).isZero();
      return;
    }
    assertThat(exit).as(said(room)).isEqualTo(1);
    assertThat(told(room)).contains(message.replaceFirst("^The parent", "parent"));
    if (check.code() != Code.PAGE_SEQUENCE_DUPLICATE) {
      assertThat(site.nodes()).hasSize(nodes + rows(room) - 1);
      assertThat(besidesNodes()).isEqualTo(before.get(1));
    }
  }

  private CheckRoom room(CheckCase check) throws IOException {
    var room = new CheckRoom(directory, site);
    check.fails().in(room);
    return room;
  }

  /** What the check says of it; what it logged is none of the run's. */
  private static JsonNode problem(CheckRoom room, CheckCase check) throws IOException {
    var problems = room.problems().toList();
    Files.deleteIfExists(room.command.log());
    return problems.stream()
        .map(CheckAndRunTest::json)
        .filter(told -> told.get("code").asText().equals(check.code().name()))
        .filter(told -> told.get("severity").asText().equals(check.severity().name()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What there is on the site, and how many jobs there are. */
  private static List<Object> written(CheckRoom room) {
    return List.of(
        site.nodes(), besidesNodes(), jobs(room.directory.resolve("csv_id_to_node_id_map.db")));
  }

  private static List<Object> besidesNodes() {
    return List.of(site.media(), site.files(), site.terms(), site.aliases());
  }

  private static long jobs(Path map) {
    if (!Files.exists(map)) {
      return 0;
    }
    try (var store = SqliteIdMap.open(map)) {
      return store.jobs().size();
    }
  }

  private static int rows(CheckRoom room) throws IOException {
    return Files.readAllLines(room.directory.resolve("metadata.csv")).size() - 1;
  }

  /** What the console says last, and the log. */
  private static String told(CheckRoom room) throws IOException {
    var log = room.command.log();
    return room.command.err() + (Files.exists(log) ? Files.readString(log) : "");
  }

  private static String said(CheckRoom room) {
    return room.command.out() + room.command.err();
  }
}
