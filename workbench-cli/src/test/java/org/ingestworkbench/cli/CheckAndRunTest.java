package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run does of a problem what the manual says, and in the words in which the check tells it. */
@Timeout(300)
class CheckAndRunTest {

  private static final String REFUSED = "is refused";
  private static final String STOPS = "stops";
  private static final String FAILS = "fails the row";
  private static final String BLOCKS = "blocks the row";
  private static final String FAILS_PAGE = "fails the page";
  private static final String PART = "makes the row in part";
  private static final String TELLS = "tells it";

  /** What a run does, by the manual. */
  private static final Map<String, Set<Code>> MANUAL = manual();

  private static final ObjectMapper JSON = new ObjectMapper();

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

  static Stream<CheckCase> errors() {
    return CheckCase.all().stream().filter(check -> check.severity() == Severity.ERROR);
  }

  static Stream<CheckCase> rowErrors() {
    return CheckCase.all().stream().filter(check -> check.severity() == Severity.ROW_ERROR);
  }

  static Stream<CheckCase> others() {
    return CheckCase.all().stream()
        .filter(check -> check.severity().compareTo(Severity.WARNING) <= 0);
  }

  private static Map<String, Set<Code>> manual() {
    try {
      var actions = new HashMap<String, Set<Code>>();
      Files.readAllLines(Path.of("../docs/check.md")).stream()
          .dropWhile(line -> !line.startsWith("| a run |"))
          .skip(2)
          .takeWhile(line -> line.startsWith("| "))
          .map(line -> line.split(" *\\| *"))
          .forEach(
              cells -> actions.computeIfAbsent(cells[1], a -> codes()).addAll(codes(cells[4])));
      return actions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Code> codes() {
    return EnumSet.noneOf(Code.class);
  }

  private static List<Code> codes(String cell) {
    return Pattern.compile("`([A-Z_0-9]+)`")
        .matcher(cell)
        .results()
        .map(found -> Code.valueOf(found.group(1)))
        .toList();
  }

  private static boolean does(String action, CheckCase check) {
    return MANUAL.getOrDefault(action, Set.of()).contains(check.code());
  }

  @Test
  void theManualSaysOfEveryCodeWhatARunDoes() {
    var all = codes();
    MANUAL.values().forEach(all::addAll);
    assertThat(all).isEqualTo(EnumSet.allOf(Code.class));
    assertThat(errors()).allMatch(check -> does(REFUSED, check) || does(STOPS, check));
    assertThat(rowErrors())
        .allMatch(
            check -> Stream.of(FAILS, BLOCKS, FAILS_PAGE, PART).anyMatch(a -> does(a, check)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whatKeepsARunFromStartingKeepsItFromStarting(CheckCase check) throws IOException {
    var room = room(check, site);
    var message = message(room, check);
    var before = written(room);

    int exit = room.runChecked();

    assertThat(exit).as(said(room)).isEqualTo(does(REFUSED, check) ? 2 : 3);
    assertThat(told(room)).contains(message);
    assertThat(written(room)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("rowErrors")
  void aRowThatWillFailFailsBeforeAnythingOfItIsWritten(CheckCase check) throws IOException {
    var room = room(check, site);
    var message = message(room, check);
    var before = besidesNodes();
    int nodes = site.nodes().size();

    int exit = room.runChecked();

    assertThat(exit).as(said(room)).isEqualTo(1);
    assertThat(told(room)).contains(message.replaceFirst("^The parent", "parent"));
    if (does(FAILS, check) || does(BLOCKS, check)) {
      assertThat(site.nodes()).hasSize(nodes + rows(room) - 1);
      assertThat(besidesNodes()).isEqualTo(before);
    }
  }

  /** Each on a site of its own: here rows are made. */
  @ParameterizedTest
  @MethodSource("others")
  void whatIsGoodToKnowARunTellsTooWhereTheManualSaysSo(CheckCase check, @TempDir Path first)
      throws IOException {
    try (var own = CheckFixture.site(first)) {
      var room = room(check, own);
      var message = message(room, check);

      room.runChecked();

      assertThat(told(room).contains(message)).as(said(room)).isEqualTo(does(TELLS, check));
    }
  }

  /** The site decides this one: a run asks nothing more of it for a row that has an alias. */
  @Test
  void aRowWhoseAliasIsTakenIsMadeInPartAndSaysSo() throws IOException {
    var room = new CheckFixture(directory, site).cell("url_alias", "/taken");
    int nodes = site.nodes().size();
    int aliases = site.aliases().size();

    assertThat(room.runChecked()).isEqualTo(1);

    assertThat(told(room)).contains("The alias /taken is already in use in this language.");
    assertThat(site.nodes()).hasSize(nodes + 1);
    assertThat(site.aliases()).hasSize(aliases);
  }

  private CheckFixture room(CheckCase check, StandIn site) throws IOException {
    var room = new CheckFixture(directory, site);
    check.fails().in(room);
    return room;
  }

  /** What the check says of it; what it logged is none of the run's. */
  private static String message(CheckFixture room, CheckCase check) throws IOException {
    var problems = room.problems().toList();
    Files.deleteIfExists(room.command.log());
    return problems.stream()
        .map(CheckAndRunTest::json)
        .filter(told -> told.get("code").asText().equals(check.code().name()))
        .filter(told -> told.get("severity").asText().equals(check.severity().name()))
        .map(told -> told.get("message").asText())
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
  private static List<Object> written(CheckFixture room) {
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

  private static int rows(CheckFixture room) throws IOException {
    return Files.readAllLines(room.directory.resolve("metadata.csv")).size() - 1;
  }

  /** What the console says last, and the log. */
  private static String told(CheckFixture room) throws IOException {
    var log = room.command.log();
    return room.command.err() + (Files.exists(log) ? Files.readString(log) : "");
  }

  private static String said(CheckFixture room) {
    return room.command.out() + room.command.err();
  }
}
