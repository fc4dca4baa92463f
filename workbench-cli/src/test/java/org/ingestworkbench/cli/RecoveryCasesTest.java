package org.ingestworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.MapEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of recovery that Islandora Workbench's own tests have, and those in which it goes
 * wrong. Its map without a host column is used throughout. Node IDs of three and four digits (998
 * and 1002) and rows without a host meet in core's {@code RecoveryModeTest}, the old shapes of the
 * map in {@code WorkbenchMapsTest}.
 */
@Timeout(300)
class RecoveryCasesTest {

  private static final Path CASES =
      Path.of(System.getProperty("workbench.shared", "none"), "data/workbench-cases")
          .resolve("recovery_mode_test")
          .toAbsolutePath()
          .normalize();

  @TempDir Path directory;
  private StandIn site;

  @BeforeEach
  void start() throws IOException {
    site = StandIn.builder().start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Path map() {
    return directory.resolve("map.db");
  }

  private void emptyMapOfSixColumns() throws IOException {
    assumeThat(CASES).as("cases of Islandora Workbench, workbench.shared").isDirectory();
    Files.copy(CASES.resolve("recovery_mode_tests_csv_to_node_id_map.db.empty"), map());
  }

  /** Runs one of the cases' configurations; gives how many nodes it made. */
  private int create(String config, Path input, String... options) throws IOException {
    var changed =
        List.of(
            "host: " + site.uri(),
            "input_dir: " + input,
            "csv_id_to_node_id_map_path: " + map(),
            "log_file_path: " + directory.resolve("workbench.log"),
            "rollback_dir: " + directory);
    var lines = new ArrayList<>(changed);
    Files.readAllLines(CASES.resolve(config)).stream()
        .filter(line -> changed.stream().noneMatch(c -> line.startsWith(key(c))))
        .filter(line -> !line.matches("(rollback_|standalone|secure|include_password).*"))
        .forEach(lines::add);
    var file = Files.write(directory.resolve(config), lines);
    int before = site.nodes().size();
    var command = new CommandRun(directory, site);
    var arguments = Stream.concat(Stream.of("--config", file.toString()), Stream.of(options));
    int code = command.run(arguments.toArray(String[]::new));
    assertThat(code).as(command.out() + command.err()).isZero();
    return site.nodes().size() - before;
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':') + 1);
  }

  private String[] recovering(int nodesBefore) {
    var first = site.nodes().get(nodesBefore).id();
    return new String[] {"--recovery_mode_starting_from_node_id", Long.toString(first)};
  }

  @Test
  void tenThenTenThenTwelve() throws IOException {
    emptyMapOfSixColumns();
    assertThat(create("recovery_mode_single_part.yml", CASES)).isEqualTo(10);
    assertThat(create("recovery_mode_single_part.yml", CASES)).isEqualTo(10);

    assertThat(create("recovery_mode_single_full.yml", CASES, recovering(10))).isEqualTo(12);

    assertThat(titles().subList(10, 32)).doesNotHaveDuplicates();
  }

  @Test
  void withParentsTenThenTenThenTwelve() throws IOException {
    emptyMapOfSixColumns();
    assertThat(create("recovery_mode_single_part_with_parent_id.yml", CASES)).isEqualTo(10);
    assertThat(create("recovery_mode_single_part_with_parent_id.yml", CASES)).isEqualTo(10);

    int made = create("recovery_mode_single_full_with_parent_id.yml", CASES, recovering(10));

    assertThat(made).isEqualTo(12);
    long parent =
        site.nodes().subList(10, 20).stream()
            .filter(node -> node.title().contains("single 008 "))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(site.nodes().subList(20, 32))
        .filteredOn(node -> !node.targets("field_member_of").isEmpty())
        .hasSize(4)
        .allMatch(node -> node.targets("field_member_of").equals(List.of(parent)));
  }

  @Test
  void pagedTwentyTwoThenSevenThenFifteen() throws IOException {
    emptyMapOfSixColumns();
    var full = CASES.resolve("pages_from_directories_full");
    var part = CASES.resolve("pages_from_directories_part");
    assertThat(create("recovery_mode_paged_content_full.yml", full)).isEqualTo(22);
    site.nodes().forEach(site::delete);
    Files.delete(map());
    emptyMapOfSixColumns();
    assertThat(create("recovery_mode_paged_content_part.yml", part)).isEqualTo(7);

    assertThat(create("recovery_mode_paged_content_full.yml", full, recovering(0))).isEqualTo(15);

    assertThat(titles()).doesNotHaveDuplicates().hasSize(22);
  }

  private List<String> titles() {
    return site.nodes().stream().map(Entity::title).toList();
  }

  private CommandRun command(String... rows) throws IOException {
    return new CommandRun(directory, site).config("http_backoff_factor: 0").csv(rows);
  }

  /** A run first tries whether the account may create at all. */
  private static final int TRIALS = 1;

  @Test
  void aChildOfAFailedParentIsNoOrphanAndIsMadeWithItLater() throws IOException {
    var command =
        command(
            "id,title,field_model,parent_id,field_member_of",
            "p,Parent,Image,,",
            "c,Child,Image,p,",
            "o,Other,Image,,");
    site.faults().add(Fault.on("POST", "/node").nth(1 + TRIALS).answer(422));

    assertThat(command.create()).isEqualTo(1);
    assertThat(titles()).containsExactly("Other");

    assertThat(command.create("--resume")).as(command.out()).isZero();
    assertThat(titles()).containsExactlyInAnyOrder("Parent", "Child", "Other");
    assertThat(node("Child").targets("field_member_of")).containsExactly(node("Parent").id());
    assertThat(entry("c").parentNodeId()).isEqualTo(Long.toString(node("Parent").id()));
  }

  private Entity node(String title) {
    return site.nodes().stream().filter(n -> n.title().equals(title)).findFirst().orElseThrow();
  }

  private MapEntry entry(String csvId) {
    var entries = new ArrayList<MapEntry>();
    try (var map = SqliteIdMap.open(directory.resolve("csv_id_to_node_id_map.db"))) {
      map.entries(entries::add);
    }
    return entries.stream().filter(e -> e.csvId().equals(csvId)).findFirst().orElseThrow();
  }

  @Test
  void anAnswer503AfterTheNodeWasStoredMakesNoSecond() throws IOException {
    var command = command("id,title,field_model", "a,A,Image", "b,B,Image", "c,C,Image");
    site.faults().add(Fault.on("POST", "/node").nth(2 + TRIALS).answerAfterWork(503));

    assertThat(command.create()).as(command.out()).isZero();

    assertThat(titles()).containsExactlyInAnyOrder("A", "B", "C");
    assertThat(entry("b").nodeId()).isEqualTo(Long.toString(node("B").id()));
  }

  @Test
  void twoJobsWithTheSameIdsInOneMapAreToldApart() throws IOException {
    var rows = new String[] {"id,title,field_model", "a,A,Image", "b,B,Image", "c,C,Image"};
    var first = command(rows).config("job_name: first");
    assertThat(first.create()).isZero();
    var second = command(rows).config("job_name: second");
    second.interruptAt("(record a)", Interrupts.Kind.INT);
    assertThat(second.create()).isEqualTo(130);
    var started = site.nodes().get(3).id();

    int code = second.create("--recovery_mode_starting_from_node_id", Long.toString(started));

    assertThat(code).as(second.out() + second.err()).isZero();
    assertThat(titles()).containsExactly("A", "B", "C", "A", "B", "C");
    assertThat(first.config("job_name: first").create("--resume")).isZero();
    assertThat(titles()).as("the first job needs nothing").hasSize(6);
  }
}
