package org.ingestworkbench.islandora.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.source.CsvRowSource;
import org.ingestworkbench.spi.MapEntry;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input that others made, with the results that it has in Islandora Workbench. */
@Timeout(300)
class RealInputTest {

  private static final Path DATA =
      Path.of(System.getProperty("workbench.shared", "none"), "data").toAbsolutePath().normalize();
  private static final Path CASES = DATA.resolve("workbench-cases");

  @TempDir Path directory;
  private StandIn site;
  private CommandRun command;

  @BeforeEach
  void start() throws IOException {
    assumeThat(DATA).as("input made by others, workbench.shared").isDirectory();
    site = StandIn.builder().start();
    command = new CommandRun(directory, site);
  }

  @AfterEach
  void stop() {
    if (site != null) {
      site.close();
    }
  }

  /** The case's own configuration, pointed at the stand-in. */
  private int create(Path config, Path input, String... more) throws IOException {
    var changed = new ArrayList<String>();
    changed.add("host: " + site.uri());
    changed.add("username: admin");
    changed.add("password: password");
    changed.add("input_dir: \"" + input + "\"");
    changed.add("log_file_path: " + command.log());
    changed.add("rollback_dir: " + directory);
    changed.addAll(List.of(more));
    var keys = changed.stream().map(line -> line.substring(0, line.indexOf(':') + 1)).toList();
    var lines = new ArrayList<String>();
    Files.readAllLines(config).stream()
        .filter(line -> keys.stream().noneMatch(line::startsWith))
        .filter(line -> !line.startsWith("standalone_media_url:"))
        .filter(line -> !line.startsWith("csv_id_to_node_id_map_"))
        .filter(line -> !line.startsWith("secure_ssl_only:"))
        .filter(line -> !line.matches("rollback_(csv|config)_file_path:.*"))
        .forEach(lines::add);
    lines.addAll(changed);
    Files.write(command.file(), lines);
    return command.create();
  }

  private List<String> titles() {
    return site.nodes().stream().map(Entity::title).toList();
  }

  private String said() {
    return command.out() + command.err();
  }

  @Test
  void theSandboxOfIslandoraIngestsCompletely() throws IOException {
    var demo = DATA.resolve("islandora-demo");

    int code =
        create(
            demo.resolve("create_islandora_objects.yml"),
            demo,
            "input_csv: create_islandora_objects.csv",
            "allow_missing_files: true");

    assertThat(code).as(said()).isZero();
    assertThat(site.nodes()).hasSize(97);
    assertThat(parents()).isEqualTo(parentsOfTheInput(demo));
    assertThat(presentFiles(demo, "file")).isEqualTo(36);
    assertThat(presentFiles(demo, "thumbnail", "service", "fits", "extracted")).isEqualTo(183);
    assertThat(site.media()).hasSize(36 + 183);
    assertThat(site.media()).allMatch(medium -> !medium.targets("field_media_use").isEmpty());
    assertThat(mediaWithUse("FITS File")).isGreaterThanOrEqualTo(presentFiles(demo, "fits"));
    assertThat(mediaWithUse("Service File")).isGreaterThanOrEqualTo(presentFiles(demo, "service"));
  }

  private static long presentFiles(Path demo, String... columns) {
    var present = new AtomicLong();
    var source = CsvRowSource.of(demo.resolve("create_islandora_objects.csv"));
    try (var rows = source.open(problem -> {})) {
      rows.forEachRemaining(
          row ->
              present.addAndGet(
                  Stream.of(columns)
                      .filter(row::has)
                      .filter(column -> Files.isRegularFile(demo.resolve(row.cell(column))))
                      .count()));
    }
    return present.get();
  }

  private long mediaWithUse(String use) {
    var ids =
        site.terms().stream()
            .filter(term -> term.bundle().equals("islandora_media_use"))
            .filter(term -> term.title().equals(use))
            .map(Entity::id)
            .toList();
    return site.media().stream()
        .filter(medium -> medium.targets("field_media_use").stream().anyMatch(ids::contains))
        .count();
  }

  /** Row id to the row id of its parent, as the site has it. */
  private Map<String, String> parents() {
    var rows = new HashMap<Long, String>();
    try (var map = SqliteIdMap.open(directory.resolve("csv_id_to_node_id_map.db"))) {
      map.entries((MapEntry entry) -> rows.put(Long.valueOf(entry.nodeId()), entry.csvId()));
    }
    var parents = new TreeMap<String, String>();
    for (var node : site.nodes()) {
      node.targets("field_member_of")
          .forEach(parent -> parents.put(rows.get(node.id()), rows.get(parent)));
    }
    return parents;
  }

  private static Map<String, String> parentsOfTheInput(Path demo) {
    var parents = new TreeMap<String, String>();
    var source = CsvRowSource.of(demo.resolve("create_islandora_objects.csv"));
    try (var rows = source.open(problem -> {})) {
      rows.forEachRemaining(
          row -> {
            if (row.has("parent_id")) {
              parents.put(row.id(), row.cell("parent_id"));
            }
          });
    }
    return parents;
  }

  @Test
  void plainRowsIngest() throws IOException {
    var input = CASES.resolve("create_test");

    assertThat(create(input.resolve("create.yml"), input)).as(said()).isZero();

    assertThat(site.nodes()).hasSize(2);
  }

  @Test
  void titlesInEveryScriptArriveByteForByte() throws IOException {
    var input = CASES.resolve("non_latin_text_test");
    var source = new ArrayList<String>();
    try (var rows = CsvRowSource.of(input.resolve("metadata.csv")).open(problem -> {})) {
      rows.forEachRemaining(row -> source.add(row.cell("title")));
    }

    assertThat(create(input.resolve("create.yml"), input)).as(said()).isZero();

    assertThat(titles()).hasSize(3).containsExactlyInAnyOrderElementsOf(source);
  }

  @Test
  void longTitlesAreCut() throws IOException {
    var input = CASES.resolve("max_node_title_length_test");

    assertThat(create(input.resolve("create.yml"), input)).as(said()).isZero();

    assertThat(titles()).hasSize(6).contains("This here title is 32 chars lo");
    assertThat(titles()).allMatch(title -> title.length() <= 30);
  }

  @Test
  void fieldTemplatesFillColumns() throws IOException {
    var input = CASES.resolve("create_with_field_templates_test");

    assertThat(create(input.resolve("create.yml"), input)).as(said()).isZero();

    assertThat(site.nodes()).hasSize(3);
  }

  @Test
  void tabsAreADelimiter() throws IOException {
    var input = CASES.resolve("delimiter_test");

    assertThat(create(input.resolve("create_tab.yml"), input)).as(said()).isZero();

    assertThat(site.nodes()).isNotEmpty();
  }

  @Test
  void commentedRowsAreLeftOut() throws IOException {
    var input = CASES.resolve("commented_csvs_test");

    assertThat(create(input.resolve("raw_csv.yml"), input)).as(said()).isZero();

    assertThat(site.nodes()).hasSize(3);
    assertThat(command.out()).contains("begin with #");
  }

  @Test
  void filtersKeepTheRowsThatAllOfThemKeep() throws IOException {
    var input = CASES.resolve("csv_row_filters_test");

    int code = create(input.resolve("csv_row_filters_test.yml"), input, "nodes_only: true");

    assertThat(code).as(said()).isZero();
    assertThat(site.nodes()).hasSize(2);
    assertThat(command.log()).content().contains("issue_812_001").contains("issue_812_003");
  }

  @Test
  void additionalFilesBecomeMediaWithTheirUse() throws IOException {
    var input = CASES.resolve("additional_files_test");

    assertThat(create(input.resolve("create.yml"), input)).as(said()).isZero();

    assertThat(site.media()).hasSize(3);
    assertThat(site.media())
        .filteredOn(medium -> medium.bundle().equals("extracted_text"))
        .allMatch(medium -> !medium.text("field_edited_text").isEmpty());
  }

  @Test
  void compoundObjectsHaveTheirParts() throws IOException {
    var input = CASES.resolve("create_paged_content_test");

    int code = create(input.resolve("create.yml"), input, "nodes_only: true");

    assertThat(code).as(said()).isZero();
    assertThat(site.nodes()).hasSize(6);
    var byId = site.nodes().stream().collect(Collectors.toMap(Entity::id, node -> node));
    assertThat(byId.values().stream().filter(node -> !node.field("field_member_of").isEmpty()))
        .hasSize(4);
  }

  @Test
  void pagesComeFromDirectoriesInTheirOrder() throws IOException {
    var cases = CASES.resolve("create_paged_content_from_directories_test");

    assertThat(create(cases.resolve("books.yml"), cases.resolve("samplebooks")))
        .as(said())
        .isZero();

    assertThat(site.nodes()).hasSize(4);
    assertThat(site.nodes().subList(1, 4))
        .allMatch(page -> page.targets("field_member_of").equals(List.of(1L)))
        .extracting(page -> page.text("field_weight"))
        .containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void anInterruptedJobOfAnotherInputIsResumedToTheLastRow() throws IOException {
    var input = CASES.resolve("recovery_mode_test");
    var config = input.resolve("recovery_mode_single_full.yml");
    command.interruptAt("(record rec_mode_single_005)", Interrupts.Kind.INT);

    create(config, input, "concurrency: 1");
    int made = site.nodes().size();
    int code = command.create("--resume");

    assertThat(code).as(said()).isZero();
    assertThat(made).isLessThan(22);
    assertThat(site.nodes()).hasSize(22);
  }
}
