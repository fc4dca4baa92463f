package org.ingestworkbench.cli;

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
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.StandIn;
import org.ingestworkbench.store.MapEntry;
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
    site = StandIn.builder().term("genre", "Newspapers", "").term("genre", "Postcards", "").start();
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

  /** A copy of a case's directory, with rows added to its input. */
  private Path withMoreRows(Path input, String csv, String... rows) throws IOException {
    var copy = Files.createDirectory(directory.resolve("input"));
    try (var files = Files.list(input)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    var lines = new ArrayList<>(Files.readAllLines(copy.resolve(csv)));
    lines.addAll(List.of(rows));
    Files.write(copy.resolve(csv), lines);
    return copy;
  }

  private List<String> titlesOf(String vocabulary) {
    return site.terms().stream()
        .filter(term -> term.bundle().equals(vocabulary))
        .map(Entity::title)
        .toList();
  }

  @Test
  void aRowWithABadRelatorFailsAndTheOthersGoOn() throws IOException {
    var cases = CASES.resolve("typed_relation_test");
    var input =
        withMoreRows(
            cases.resolve("input_data"),
            "bad_typed_relation_fail.csv",
            ",good,Image,Written by nobody,",
            ",none,Image,No such relator,relators:nobody:person:Kirk");

    assertThat(create(cases.resolve("bad_relator.yml"), input)).as(said()).isEqualTo(1);

    assertThat(titles()).containsExactly("Written by nobody");
    assertThat(titlesOf("person")).isEmpty();
    assertThat(command.log())
        .content()
        .contains("\"relatorsaut:1000\" in field \"field_linked_agent\" is not of the form")
        .contains("\"relators:nobody\" in \"relators:nobody:person:Kirk\" is no relator");
  }

  @Test
  void aRelationToNothingThatThereIsFailsItsRow() throws IOException {
    var cases = CASES.resolve("typed_relation_test");

    int code = create(cases.resolve("bad_uri.yml"), cases.resolve("input_data"));

    assertThat(code).as(said()).isEqualTo(1);
    assertThat(site.nodes()).isEmpty();
    assertThat(command.log()).content().contains("http://example.com").contains("\"foo\"");
  }

  @Test
  void aNewTermOfARelationNeedsItsVocabularyWhenThereAreSeveral() throws IOException {
    var cases = CASES.resolve("typed_relation_test");

    int code = create(cases.resolve("no_namespace.yml"), cases.resolve("input_data"));

    assertThat(code).as(said()).isEqualTo(1);
    assertThat(site.nodes()).isEmpty();
    assertThat(command.log()).content().contains("Newman, Alfred E.").contains("person");
  }

  @Test
  void aNewTermOfARelationIsMadeInItsVocabulary() throws IOException {
    var cases = CASES.resolve("typed_relation_test");

    int code = create(cases.resolve("add_new_typed_relation.yml"), cases.resolve("input_data"));

    assertThat(code).as(said()).isZero();
    assertThat(titlesOf("person")).containsExactly("Newman, Alfred E.");
    assertThat(site.nodes().get(0).field("field_linked_agent"))
        .singleElement()
        .extracting(item -> item.get("rel_type"))
        .isEqualTo("relators:aut");
  }

  @Test
  void rowsWithTermsThatAreNotThereFailUnlessTermsMayBeAdded() throws IOException {
    var input = CASES.resolve("taxonomies_test");
    var config = input.resolve("term_name_not_in_taxonomy.yml");

    assertThat(create(config, input)).as(said()).isEqualTo(1);

    assertThat(site.nodes()).isEmpty();
    assertThat(titlesOf("genre")).containsExactly("Newspapers", "Postcards");
    assertThat(command.log())
        .content()
        .contains("XNewspapers")
        .contains("XPostcards")
        .contains("XPosters")
        .contains("allow_adding_terms");

    var allowed =
        Files.readString(command.file())
            .replace("allow_adding_terms: false", "allow_adding_terms: true");
    Files.writeString(command.file(), allowed);
    assertThat(command.create("--resume", "--accept-changes")).as(said()).isZero();
    assertThat(titles()).containsExactlyInAnyOrder("Taxo test 1", "Taxo test 2", "Taxo test 3");
    assertThat(titlesOf("genre")).hasSize(5).contains("XNewspapers", "XPostcards", "XPosters");
  }

  @Test
  void termsThatMayBeAddedAreMadeOnce() throws IOException {
    var input =
        withMoreRows(
            CASES.resolve("taxonomies_test"), "metadata.csv", ",05,Taxo test 5,Image,XCartoons");

    assertThat(create(input.resolve("create.yml"), input)).as(said()).isZero();

    assertThat(site.nodes()).hasSize(5);
    assertThat(titlesOf("genre"))
        .containsExactlyInAnyOrder(
            "Newspapers", "Postcards", "XNewspapers", "XPostcards", "XCartoons", "XCertificates");
  }

  @Test
  void aTermIdThatIsNotThereFailsItsRowAlone() throws IOException {
    var input = CASES.resolve("taxonomies_test");

    int code = create(input.resolve("term_id_not_in_taxonomy.yml"), input);

    assertThat(code).as(said()).isEqualTo(1);
    assertThat(titles()).containsExactlyInAnyOrder("Taxo test 1", "Taxo test 4");
    assertThat(command.log()).content().contains("1000000");
  }

  @Test
  void aPlaceThatIsNoneFailsItsRowAlone() throws IOException {
    var cases = CASES.resolve("geolocation_test");

    int code = create(cases.resolve("bad_geocoordinates.yml"), cases.resolve("input_data"));

    assertThat(code).as(said()).isEqualTo(1);
    assertThat(titles()).containsExactly("Testing again");
    assertThat(site.nodes().get(0).field("field_coordinates")).hasSize(2);
    assertThat(command.log())
        .content()
        .contains("\"+43.45-123.17\"")
        .contains("latitude,longitude");
  }

  private Path withMissingFiles() throws IOException {
    return withMoreRows(
        CASES.resolve("additional_files_test"),
        "create.csv",
        "metropolis_maria_robot.png,2,No preservation,Image,,missing.png,transcript.txt",
        "metropolis_maria_robot.png,3,No transcript,Image,,"
            + "metropolis_maria_robot_preservation.png,missing.txt",
        "metropolis_maria_robot.png,4,Neither named,Image,,,");
  }

  @Test
  void aRowWhoseAdditionalFileIsMissingFailsBeforeAnythingIsWrittenForIt() throws IOException {
    var input = withMissingFiles();

    int code = create(input.resolve("create.yml"), input, "allow_missing_files: false");

    assertThat(code).as(said()).isEqualTo(1);
    assertThat(titles()).containsExactlyInAnyOrder("Maria", "Neither named");
    assertThat(site.media()).as("3 and 1").hasSize(4);
    assertThat(site.files()).as("nothing of the rows that failed").hasSize(4);
    assertThat(site.requests().count("POST", "/node")).as("a trial, and two").isEqualTo(3);
    assertThat(command.log()).content().contains("missing.png").contains("missing.txt");
  }

  @Test
  void aRowWhoseAdditionalFileMayBeMissingIsMadeWithTheFilesThatAreThere() throws IOException {
    var input = withMissingFiles();

    int code = create(input.resolve("create.yml"), input, "allow_missing_files: true");

    assertThat(code).as(said()).isZero();
    assertThat(site.nodes()).hasSize(4);
    assertThat(site.media()).as("3, then 2, 2 and 1").hasSize(8);
    assertThat(command.log()).content().contains("missing.png").contains("missing.txt");
  }
}
