package org.ingestworkbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.cli.console.Interrupts;
import org.ingestworkbench.sqlite.SqliteIdMap;
import org.ingestworkbench.standin.Entity;
import org.ingestworkbench.standin.Fault;
import org.ingestworkbench.store.JobClaim;

/**
 * What is done so that the command advises something.
 *
 * @param jsonApi whether the site has it
 */
record AdvisedScene(String name, boolean jsonApi, Acts acts) {

  /** What is done. */
  interface Acts {
    void on(Stage stage) throws IOException;
  }

  /** A room in which the command is run, and what it said. */
  static final class Stage {
    private static final Pattern ADVISES =
        Pattern.compile("--[a-z]|workbench [a-z]|JSON:API|[a-z]+_[a-z_]+");

    /** Names that look like settings. */
    private static final Pattern OTHERS =
        Pattern.compile(
            "\\bfield_\\w+|parent_id|rows_not_done|csv_id_to_node_id_map\\.db|\"\\w+\" option");

    final CheckFixture room;
    private final List<String> said = new ArrayList<>();

    Stage(CheckFixture room) {
      this.room = room;
    }

    /** Checks an input, as a person and as a program do. */
    void checked(CheckCase.Input input) throws IOException {
      input.in(room);
      var more = room.arguments().stream().filter(argument -> argument.equals("--resume"));
      var arguments = Stream.concat(Stream.of("--check"), more).toList();
      create(arguments.toArray(String[]::new));
      create(
          Stream.concat(arguments.stream(), Stream.of("--format", "json")).toArray(String[]::new));
    }

    int create(String... more) {
      return heard(room.command.create(more));
    }

    int run(String... arguments) {
      return heard(room.command.run(arguments));
    }

    int onJob(String subcommand, String... more) {
      return run(
          Stream.concat(
                  Stream.of(subcommand, "--config", room.command.file().toString()),
                  Stream.of(more))
              .toArray(String[]::new));
    }

    private int heard(int code) {
      room.command.out().lines().map("out "::concat).forEach(said::add);
      room.command.err().lines().map("err "::concat).forEach(said::add);
      return code;
    }

    Path map() {
      return room.directory.resolve("csv_id_to_node_id_map.db");
    }

    void sql(String statement) {
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + map());
          var prepared = connection.createStatement()) {
        prepared.execute(statement);
      } catch (SQLException e) {
        throw new AssertionError(statement, e);
      }
    }

    /** The lines that advise, those of the log and of lists too, with nothing that varies. */
    List<String> said() throws IOException {
      if (Files.exists(room.command.log())) {
        room.command.logLines().stream().map("log "::concat).forEach(said::add);
      }
      try (var files = Files.list(room.directory)) {
        for (var list : files.filter(file -> file.toString().contains("rows_not_done")).toList()) {
          Files.readAllLines(list).stream().map("csv "::concat).forEach(said::add);
        }
      }
      var lines = new LinkedHashSet<String>();
      said.stream().map(this::same).filter(Stage::advises).forEach(lines::add);
      return List.copyOf(lines);
    }

    /** What others left in the directory for temporary files is no matter of this test. */
    private static boolean advises(String line) {
      if (line.contains("TEMPORARY/csv_id") && !line.contains("csv_id_to_node_id_map_dir")) {
        return false;
      }
      return ADVISES.matcher(OTHERS.matcher(line).replaceAll("")).find();
    }

    private String same(String line) {
      return line.replace(room.directory.toString(), "DIRECTORY")
          .replace(room.site.uri().toString(), "SITE")
          .replace(room.site.uri().getAuthority(), "HOST")
          .replace(System.getProperty("java.io.tmpdir"), "TEMPORARY")
          .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
          .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
          .replaceAll("\\d{4}(_\\d\\d){5}", "TIME")
          .replaceAll("fetched on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "fetched on TIME")
          .replaceAll("google_sheet\\.\\w{8}\\.", "google_sheet.PRINT.")
          .replaceAll("(TIME\\.recovery_mode)\\.\\d+(\\.\\w+)", "$1$2");
    }
  }

  /** Of the configuration and the input. */
  static List<AdvisedScene> ofChecks() {
    var all = new ArrayList<AdvisedScene>();
    check(all, "title of media", r -> r.media("field_for_media_title: nowhere"));
    check(all, "parents exist", r -> r.pages("paged_content_from_directories_parents_exist: true"));
    check(all, "directories", r -> r.pages("page_files_source_dir_field: nowhere"));
    check(all, "no model", r -> r.media("paged_content_from_directories: true"));
    check(all, "title of pages", r -> r.pages("page_title_template: $parent_titel"));
    check(all, "no separator", r -> r.pages("paged_content_sequence_separator: ''"));
    check(all, "file twice", r -> file(r).media("additional_files:", "  - file: Thumbnail Image"));
    check(all, "no title", r -> r.config("max_node_title_length: 0"));
    check(
        all,
        "nothing additional",
        r ->
            file(r)
                .media("additional_files:", "  - thumb: Thumbnail Image")
                .csv("id,title,field_model,file,thumb", "1,One,Image,a.jpg,"));
    check(
        all,
        "protected",
        r ->
            r.config("allow_adding_terms: true", "protected_vocabularies: [genre]")
                .cell("field_genre", "Nothing"));
    check(
        all,
        "media type without field",
        r ->
            file(r)
                .media("media_type: hologram")
                .csv("id,title,field_model,file", "1,O,Image,a.jpg"));
    check(all, "other rows", r -> r.config("csv_rows_to_process: ['1', '7', '8']"));
    check(all, "file of rows", r -> r.config("csv_rows_to_process: /no/such/file.txt"));
    check(all, "cleaning", r -> r.config("clean_csv_values_skip: [smart_quote]"));
    check(all, "id in capitals", r -> r.csv("ID,title,field_model", "1,One,Image"));
    check(all, "id ignored", r -> r.config("ignore_csv_columns: [id]"));
    check(all, "filter of nothing", r -> r.config("csv_row_filters: ['colour:is:red']"));
    check(all, "filter", r -> r.config("csv_row_filters: ['title=One']"));
    check(all, "template of nothing", r -> r.config("csv_value_templates:", "  - no: $csv_value"));
    check(all, "template", r -> r.config("csv_value_templates:", "  - title: $csv_valu"));
    check(
        all,
        "random",
        r ->
            r.config(
                "csv_value_templates:",
                "  - title: $random_number_string",
                "csv_value_templates_rand_length: 0"));
    check(all, "start row", r -> r.config("csv_start_row: -1"));
    check(all, "stop row", r -> r.config("csv_stop_row: -1"));
    check(all, "skipped rows", r -> r.config("csv_start_row_skip: -1", "csv_stop_row_skip: 2"));
    check(all, "last skipped row", r -> r.config("csv_start_row_skip: 1", "csv_stop_row_skip: -2"));
    check(
        all,
        "template of pages",
        r -> r.pages("csv_value_templates_for_paged_content:", "  - title: $csv_valu"));
    return all;
  }

  private static CheckFixture file(CheckFixture room) throws IOException {
    return room.file("a.jpg", "x");
  }

  private static void check(List<AdvisedScene> all, String name, CheckCase.Input input) {
    all.add(new AdvisedScene(name, false, stage -> stage.checked(input)));
  }

  /** Of jobs. */
  static List<AdvisedScene> ofRuns() {
    return List.of(
        new AdvisedScene("run with rows that fail", false, AdvisedScene::rowsFail),
        new AdvisedScene("run under another name", false, AdvisedScene::anotherName),
        new AdvisedScene("run after half a rollback", false, AdvisedScene::afterHalfARollback),
        new AdvisedScene("run with a map that is not whole", true, AdvisedScene::mapNotWhole),
        new AdvisedScene("rebuild of a map that is there", false, AdvisedScene::mapIsThere),
        new AdvisedScene("run after Workbench", false, AdvisedScene::afterWorkbench),
        new AdvisedScene("rollback of what was changed", true, AdvisedScene::changed),
        new AdvisedScene("rollback with media of others", false, AdvisedScene::othersMedia),
        new AdvisedScene("rollback of a list", true, AdvisedScene::listed),
        new AdvisedScene("rollback by uuid", false, AdvisedScene::byUuid),
        new AdvisedScene("rollback of an alias by uuid", false, AdvisedScene::aliasByUuid),
        new AdvisedScene("rollback with a node unseen", false, AdvisedScene::leftUnseen));
  }

  private static void rowsFail(Stage stage) throws IOException {
    file(stage.room).media("http_max_retries: 0");
    stage.room.csv(
        "id,parent_id,title,field_model,field_genre,file",
        "1,,One,Image,,a.jpg",
        "2,9,Two,Image,,a.jpg",
        "3,,Three,Image,Nothing,a.jpg");
    stage.create();
    stage.create("--resume");
    stage.create("--resume", "--failed-only");
  }

  private static void anotherName(Stage stage) throws IOException {
    stage.room.cell("field_genre", "Nothing");
    stage.create();
    stage.create();
    stage.room.config("job_name: other");
    stage.create();
    stage.create("--check");
  }

  private static void afterHalfARollback(Stage stage) {
    stage.create();
    try (var map = SqliteIdMap.open(stage.map())) {
      var job = map.jobs().get(0);
      var claim =
          new JobClaim(job.id(), true, false, job.key(), job.input(), job.settings(), job.seed());
      try (var killed = map.claim(claim)) {
        killed.rollingBack();
      }
    }
    stage.create("--resume");
    stage.create("--check", "--resume");
    stage.create("--check", "--resume", "--format", "json");
  }

  private static String lost(Stage stage) throws IOException {
    stage.create();
    Files.delete(stage.map());
    return jobId(stage);
  }

  private static String jobId(Stage stage) throws IOException {
    return stage.room.command.logLines().stream()
        .filter(said -> said.contains("Starting job "))
        .reduce((one, two) -> two)
        .orElseThrow()
        .replaceFirst(".*\\(job ID (.*)\\)\\.", "$1");
  }

  private static void mapNotWhole(Stage stage) throws IOException {
    var rows = MixedRows.in(stage.room.directory, LostMapFixture.ROWS);
    stage.room.csv(rows.csv()).command.config(MixedRows.settings());
    var id = lost(stage);
    var faults = stage.room.site.faults();
    faults.add(Fault.on("GET", "/jsonapi/node/*").nth(3).answer(503).header("Retry-After", "60"));
    stage.room.command.interruptAt("Waiting 60 s", Interrupts.Kind.INT);
    stage.onJob("rebuild-map", "--job-id", id);
    stage.create("--resume");
    stage.create("--check", "--resume", "--format", "json");
    stage.onJob("rollback", "--yes");
  }

  private static void mapIsThere(Stage stage) throws IOException {
    stage.create();
    stage.onJob("rebuild-map", "--job-id", jobId(stage));
  }

  private static void afterWorkbench(Stage stage) throws IOException {
    var room = stage.room;
    room.csv("id,title,field_model", "1,One,Image", "2,Two,Image");
    stage.create();
    asWorkbenchHadMadeThem(stage);
    text(room).media("recovery_mode_starting_from_node_id: 1");
    room.csv("id,title,field_model,file", "1,One,Image,a.txt", "2,Two,Image,a.txt");
    stage.create();
    stage.create("--complete-media");
    stage.onJob("rollback", "--yes");
  }

  /** Of the map, only Islandora Workbench's own table is left. */
  private static void asWorkbenchHadMadeThem(Stage stage) throws IOException {
    var nodes = stage.room.site.nodes().stream().map(Entity::id).toList();
    Files.delete(stage.map());
    var values = new ArrayList<String>();
    for (int i = 0; i < nodes.size(); i++) {
      values.addAll(
          List.of(String.valueOf(i + 1), "" + nodes.get(i), stage.room.site.uri().toString()));
    }
    stage.room.map(values.toArray(String[]::new));
  }

  private static void changed(Stage stage) throws IOException {
    stage.create();
    stage.sql("UPDATE workbench_step SET changed = 1000 WHERE row_id = '1'");
    stage.onJob("rollback", "--yes");
  }

  private static CheckFixture text(CheckFixture room) throws IOException {
    return room.file("a.txt", "Some text.");
  }

  private static void othersMedia(Stage stage) throws IOException {
    text(stage.room).media().cell("file", "a.txt");
    stage.create();
    stage.sql("DELETE FROM workbench_step WHERE kind = 'media'");
    stage.onJob("rollback", "--yes");
  }

  private static void listed(Stage stage) throws IOException {
    text(stage.room).media("include_password_in_rollback_config_file: true");
    stage.room.csv("id,title,field_model,file", "1,One,Image,", "2,Two,Image,a.txt");
    stage.create();
    stage.sql("DELETE FROM workbench_step WHERE kind = 'media'");
    stage.sql("UPDATE workbench_step SET changed = 1000 WHERE row_id = '1'");
    stage.run("--config", stage.room.command.only("rollback.*\\.yml").toString(), "--yes");
  }

  private static void byUuid(Stage stage) throws IOException {
    stage.room.csv("id,title,field_model,url_alias", "1,One,Image,/one", "2,Two,Image,");
    stage.create();
    stage.sql("UPDATE workbench_step SET object = NULL");
    stage.room.site.faults().add(Fault.on("POST", "/node").answer(403));
    stage.room.site.faults().add(Fault.on("GET", "/node/*").answer(403));
    stage.onJob("rollback", "--yes");
  }

  private static void aliasByUuid(Stage stage) throws IOException {
    stage.room.csv("id,title,field_model,url_alias", "1,One,Image,/one");
    stage.create();
    stage.sql("UPDATE workbench_step SET object = NULL WHERE kind = 'alias'");
    stage.room.site.delete(stage.room.site.aliases().get(0));
    stage.onJob("rollback", "--yes");
  }

  private static void leftUnseen(Stage stage) throws IOException {
    stage.room.csv("id,title,field_model", "1,One,Image", "2,Two,Image");
    stage.create();
    stage.room.site.faults().add(Fault.on("GET", "/node/2*").every().answer(403));
    stage.onJob("rollback", "--yes");
  }
}
