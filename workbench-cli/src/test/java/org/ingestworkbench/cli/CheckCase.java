package org.ingestworkbench.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.ingestworkbench.model.Problem.Code.*;
import static org.ingestworkbench.model.Problem.Severity.ERROR;
import static org.ingestworkbench.model.Problem.Severity.NOTE;
import static org.ingestworkbench.model.Problem.Severity.ROW_ERROR;
import static org.ingestworkbench.model.Problem.Severity.WARNING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.Problem;

/**
 * A check, with an input that fails it and one as near as can be that passes it.
 *
 * @param workbench the number of the check in Islandora Workbench's order; 0 for one of our own
 */
record CheckCase(
    int workbench, Problem.Code code, Problem.Severity severity, Input fails, Input passes) {

  /** Prepares what is checked. */
  interface Input {
    void in(CheckFixture room) throws IOException;
  }

  /** The table. */
  static List<CheckCase> all() {
    return List.of(
        // The file
        of(9, INPUT_MISSING, ERROR, r -> r.config("input_csv: other.csv"), r -> {}),
        of(9, INPUT_UNREADABLE, ERROR, CheckCase::aDirectory, r -> {}),
        of(0, ENCODING, ERROR, r -> latin(r, "caf\u00e9"), r -> latin(r, "cafe")),
        of(
            0,
            DELIMITER,
            ERROR,
            r -> r.csv("id;title;field_model", "1;One;Image"),
            r -> {
              r.config("delimiter: \";\"");
              r.csv("id;title;field_model", "1;One;Image");
            }),
        of(10, CSV_SYNTAX, ERROR, r -> title(r, "\"One"), r -> title(r, "\"One\"")),
        of(0, JSON_SYNTAX, ERROR, r -> json(r, "{\"a\":1}"), r -> json(r, "\"One\"")),
        of(10, HEADER_MISSING, ERROR, r -> r.csv(), r -> {}),
        of(10, HEADER_DUPLICATE, ERROR, r -> r.cell("title", "x"), r -> r.cell("field_pid", "x")),
        of(
            12,
            ID_COLUMN_MISSING,
            ERROR,
            r -> r.csv("key,title,field_model", "1,One,Image"),
            r -> {
              r.config("id_field: key");
              r.csv("key,title,field_model", "1,One,Image");
            }),
        of(12, TITLE_COLUMN_MISSING, ERROR, r -> r.csv("id,field_model", "1,Image"), r -> {}),
        of(12, FILE_COLUMN_MISSING, WARNING, r -> r.media(), r -> image(r, "a.jpg")),
        of(
            29,
            COLUMN_MISSING,
            ERROR,
            r -> additional(r).csv("id,title,field_model,file", "1,One,Image,a.jpg"),
            r -> additional(r).csv("id,title,field_model,file,thumb", "1,One,Image,a.jpg,a.jpg")),
        of(21, COLUMN_REQUIRED, ERROR, r -> r.csv("id,title", "1,One"), r -> {}),
        of(10, ROW_TOO_LONG, ERROR, r -> title(r, "One,more"), r -> title(r, "\"One,more\"")),
        of(
            10,
            ROW_TOO_SHORT,
            WARNING,
            r -> r.csv("id,title,field_model,field_pid", "1,One,Image"),
            r -> r.csv("id,title,field_model,field_pid", "1,One,Image,")),
        of(
            0,
            COLUMNS_TOO_MANY,
            ERROR,
            r -> r.csv("id,title,field_model" + columns(2_000), "1,One,Image"),
            r -> {}),
        of(
            0,
            CELL_TOO_LONG,
            ROW_ERROR,
            r -> r.cell("field_pid", "x".repeat(1_000_001)),
            r -> r.cell("field_pid", "x")),
        of(0, CELL_ERROR, ERROR, r -> book(r, "", "e", "#N/A"), r -> book(r, "", "str", "One")),
        of(
            0,
            ROW_HIDDEN,
            WARNING,
            r -> book(r, "hidden=\"1\"", "str", "One"),
            r -> book(r, "hidden=\"0\"", "str", "One")),
        of(0, SHEET_KEPT, NOTE, r -> sheet(r).with("--resume"), r -> r.with("--resume")),
        of(0, CELL_FORMULA, NOTE, r -> title(r, "=1+1"), r -> title(r, "\"-1, +2.5\"")),
        of(
            0,
            ROW_COMMENTED,
            NOTE,
            r -> r.csv("id,title,field_model", "1,One,Image", "#2,Two,Image"),
            r -> r.csv("id,title,field_model", "1,One,Image", "2,#Two,Image")),
        of(
            0,
            ROW_BLANK,
            NOTE,
            r -> r.csv("id,title,field_model", "1,One,Image", ",,"),
            r -> r.csv("id,title,field_model", "1,One,Image")),
        of(0, COLUMN_BLANK, ERROR, r -> r.cell("", "x"), r -> r.cell("field_pid", "x")),
        of(10, NO_ROWS, ERROR, r -> r.csv("id,title,field_model"), r -> {}),
        of(
            0,
            ROW_CHANGED,
            ERROR,
            r -> title(r.run(), "Changed").with("--resume"),
            r -> r.run().with("--resume")),
        of(
            0,
            ROW_ADDED,
            ERROR,
            r -> added(r.run()).with("--resume"),
            r -> r.run().with("--resume")),
        of(
            0,
            ROW_GONE,
            ERROR,
            r -> title(added(r).run(), "One").with("--resume"),
            r -> added(r).run().with("--resume")),
        of(
            0,
            ROW_RESPELLED,
            ERROR,
            r ->
                r.csv("id,title,field_model", "01,One,Image")
                    .run()
                    .csv("id,title,field_model", "1,One,Image")
                    .with("--resume"),
            r -> r.run().with("--resume")),
        of(10, ID_MISSING, ERROR, r -> id(r, ""), r -> id(r, "2")),
        of(0, ID_INVALID, ROW_ERROR, r -> id(r, "\"a\tb\""), r -> id(r, "a b")),
        of(10, ID_DUPLICATE, ERROR, r -> id(r, "1"), r -> id(r, "2")),
        of(0, INVISIBLE_CHARACTER, WARNING, r -> id(r, "2\u200b"), r -> id(r, "2")),
        // Columns and values
        of(18, COLUMN_UNKNOWN, ERROR, r -> r.cell("field_pidd", "x"), r -> r.cell("field_pid", "")),
        of(
            18,
            COLUMN_UNSUPPORTED,
            ERROR,
            r -> r.cell("field_part", "x"),
            r -> {
              r.config("ignore_csv_columns: [field_part]");
              r.cell("field_part", "x");
            }),
        of(12, TITLE_MISSING, ROW_ERROR, r -> title(r, ""), r -> title(r, "One")),
        of(
            25,
            TITLE_TRUNCATED,
            WARNING,
            r -> title(r, "x".repeat(256)),
            r -> title(r, "x".repeat(255))),
        of(21, VALUE_MISSING, ROW_ERROR, r -> r.csv("id,title,field_model", "1,One,"), r -> {}),
        cell(26, VALUE_INVALID, ROW_ERROR, "field_weight", "three", "3"),
        cell(0, VALUE_INVALID, ROW_ERROR, "field_shown", "yes", "1"),
        cell(0, VALUE_INVALID, ROW_ERROR, "field_taken", "21.5.2024", "2024-05-21"),
        cell(26, VALUE_INVALID, ROW_ERROR, "field_colour", "blue", "red"),
        cell(26, VALUE_TRUNCATED, WARNING, "field_short", "12345678901", "1234567890"),
        cell(0, VALUE_DUPLICATE, NOTE, "field_identifier", "a|a", "a|b"),
        cell(26, VALUES_CUT, WARNING, "field_pid", "a|b", "a"),
        of(
            20,
            VIEWER_FILLED,
            WARNING,
            r -> r.config("field_viewer_override_models:", "  - OpenSeadragon: [Image]"),
            r -> r.cell("field_viewer_override", "")),
        cell(26, EDTF_INVALID, ROW_ERROR, "field_edtf_date", "1927-13", "1927-12"),
        cell(26, LINK_INVALID, ROW_ERROR, "field_link", "example", "https://example.org"),
        cell(26, GEOLOCATION_INVALID, ROW_ERROR, "field_coordinates", "\"95,1\"", "\"49,1\""),
        cell(
            26,
            RELATOR_INVALID,
            ROW_ERROR,
            "field_linked_agent",
            "relators:xyz:person:Smith",
            "relators:aut:person:Smith"),
        cell(26, LANGCODE_INVALID, ROW_ERROR, "langcode", "fr", "en"),
        cell(
            22,
            CREATED_INVALID,
            ROW_ERROR,
            "created",
            "2999-01-01T00:00:00+00:00",
            "2020-01-01T00:00:00+00:00"),
        cell(14, ALIAS_INVALID, ROW_ERROR, "url_alias", "one", "/one"),
        cell(14, ALIAS_INVALID, ROW_ERROR, "url_alias", "/one|/two", "/one"),
        cell(14, ALIAS_TAKEN, WARNING, "url_alias", "/taken", "/free"),
        cell(22, USER_MISSING, ROW_ERROR, "uid", "4711", "1"),
        // Terms
        cell(26, TERM_MISSING, ROW_ERROR, "field_genre", "Nothing", "Maps"),
        of(
            26,
            TERM_WILL_BE_ADDED,
            NOTE,
            r -> adding(r).cell("field_genre", "Nothing"),
            r -> adding(r).cell("field_genre", "Maps")),
        cell(0, TERM_AMBIGUOUS, WARNING, "field_genre", "Double", "Maps"),
        cell(0, TERM_SPELLING, NOTE, "field_genre", "maps", "Maps"),
        cell(
            26,
            TERM_WRONG_VOCABULARY,
            ROW_ERROR,
            "field_genre",
            "http://id.loc.gov/ontologies/bibframe/part",
            "http://example.org/maps"),
        cell(26, VOCABULARY_NEEDED, ROW_ERROR, "field_subjects_name", "Smith", "person:Smith"),
        of(
            0,
            VOCABULARY_UNKNOWN,
            NOTE,
            r -> adding(r).cell("field_genre", "http:Maps"),
            r -> adding(r).cell("field_genre", "genre:Maps")),
        // Parents
        of(0, PARENT_MISSING, ROW_ERROR, r -> child(r, "9"), r -> child(r, "1")),
        of(
            0,
            NODE_MISSING,
            ROW_ERROR,
            r -> r.config("task: update").csv("node_id,title", "/nowhere,New"),
            r -> r.config("task: update").csv("node_id,title", "1,New")),
        of(
            0,
            FIELD_TWICE,
            ERROR,
            r -> r.config("task: update").csv("node_id,title,field_pid", "1,New,", "1,Other,x"),
            r -> r.config("task: update").csv("node_id,title,field_pid", "1,New,", "1,,x")),
        cell(27, PARENT_MISSING, ROW_ERROR, "field_member_of", "999999", "1"),
        of(
            15,
            PARENT_AFTER_CHILD,
            ROW_ERROR,
            r -> r.csv("id,parent_id,title,field_model", "1,2,One,Image", "2,,Two,Image"),
            r -> child(r, "1")),
        of(
            16,
            PARENT_AMBIGUOUS,
            ROW_ERROR,
            r -> inMap(r).map("P", "1", "" + r.site.uri(), "P", "2", "" + r.site.uri()),
            r -> inMap(r).map("P", "1", "" + r.site.uri())),
        of(
            17,
            CHILDREN_UNORDERED,
            NOTE,
            r -> child(r, "1"),
            r ->
                r.csv(
                    "id,parent_id,field_weight,title,field_model",
                    "1,,,One,Image",
                    "2,1,1,Two,Image")),
        // Files and media
        of(28, FILE_EMPTY, WARNING, r -> image(r, ""), r -> image(r, "a.jpg")),
        of(28, FILE_MISSING, ROW_ERROR, r -> image(r, "b.jpg"), r -> image(r, "a.jpg")),
        of(0, FILE_UNREADABLE, ROW_ERROR, CheckCase::unreadable, r -> image(r, "a.jpg")),
        of(
            0,
            FILE_OUTSIDE_INPUT,
            ROW_ERROR,
            r -> r.media("files_below: []").file("../a.jpg", "x").cell("file", "../a.jpg"),
            r -> image(r.media("files_below: []"), "a.jpg")),
        of(
            0,
            FILE_OUTSIDE_INPUT,
            WARNING,
            r -> r.media().file("../a.jpg", "x").cell("file", "../a.jpg"),
            r -> image(r, "a.jpg")),
        of(
            28,
            FILE_EXTENSION,
            ROW_ERROR,
            r -> r.file("a.exe", "x").media().cell("file", "a.exe"),
            r -> image(r, "a.jpg")),
        of(
            0,
            FILE_TOO_LARGE,
            ROW_ERROR,
            r -> r.file("a.mp3", "12345").media().cell("file", "a.mp3"),
            r -> r.file("a.mp3", "1234").media().cell("file", "a.mp3")),
        of(
            0,
            FILE_CONTENT,
            WARNING,
            r -> r.bytes("a.JPG", "MM\0*\0\0\0\b".getBytes(US_ASCII)).media().cell("file", "a.JPG"),
            r -> image(r, "a.jpg")),
        of(
            30,
            FILE_ENCODING,
            ROW_ERROR,
            r -> r.bytes("a.txt", new byte[] {'a', (byte) 0xE9, 'b'}).media().cell("file", "a.txt"),
            r -> r.file("a.txt", "\u00e9").media().cell("file", "a.txt")),
        of(
            24,
            CHECKSUM_MISMATCH,
            ROW_ERROR,
            r -> checksum(r, "d41d8cd98f00b204e9800998ecf8427e"),
            r -> checksum(r, "9dd4e461268c8034f5c8564e155c67a6")),
        of(
            23,
            MEDIA_USE_MISSING,
            ROW_ERROR,
            r -> image(r.media("media_use_tid: http://example.org/no"), "a.jpg"),
            r -> image(r, "a.jpg")),
        of(
            23,
            MEDIA_USE_UNUSUAL,
            WARNING,
            r -> image(r.media("media_use_tid: Thumbnail Image"), "a.jpg"),
            r -> image(r.media("media_use_tid: Original File"), "a.jpg")),
        of(
            23,
            MEDIA_USE_UNUSUAL,
            WARNING,
            r -> use(r, "http://pcdm.org/use#ThumbnailImage"),
            r -> use(r, "http://pcdm.org/use#OriginalFile")),
        of(
            28,
            MEDIA_BUNDLE_MISSING,
            ROW_ERROR,
            r -> r.file("a.jpg", "x").media("media_type: hologram").cell("file", "a.jpg"),
            r -> image(r, "a.jpg")),
        of(
            26,
            TRACK_INVALID,
            ROW_ERROR,
            r -> track(r, "a.vtt"),
            r -> track(r, "En:captions:en:a.vtt")),
        of(
            25,
            ALT_TEXT_TRUNCATED,
            WARNING,
            r -> alt(r, "x".repeat(256)),
            r -> alt(r, "x".repeat(255))),
        of(
            28,
            REMOTE_FILE,
            ROW_ERROR,
            r -> r.media().cell("file", "http://127.0.0.1:9/a.txt"),
            r -> image(r, "a.jpg")),
        of(0, FILE_IGNORED, NOTE, r -> files(r, ".hidden"), r -> files(r, "shown")),
        // Pages
        of(30, PAGE_DIRECTORY_MISSING, ROW_ERROR, r -> r.pages(), r -> pages(r, "a-1.jpg")),
        of(30, PAGE_DIRECTORY_EMPTY, WARNING, r -> pages(r, "Thumbs.db"), r -> pages(r, "a-1.jpg")),
        of(30, PAGE_SEPARATOR_MISSING, WARNING, r -> pages(r, "1.jpg"), r -> pages(r, "a-1.jpg")),
        of(30, PAGE_SEQUENCE_MISSING, WARNING, r -> pages(r, "a.jpg"), r -> pages(r, "a-1.jpg")),
        of(
            0,
            PAGE_SEQUENCE_DUPLICATE,
            ROW_ERROR,
            r -> pages(r, "a-1.jpg", "b-1.jpg"),
            r -> pages(r, "a-1.jpg", "b-2.jpg")),
        of(
            0,
            PAGE_SEQUENCE_GAP,
            NOTE,
            r -> pages(r, "a-1.jpg", "a-3.jpg"),
            r -> pages(r, "a-1.jpg", "a-2.jpg")),
        of(
            0,
            PAGE_FILE_IGNORED,
            NOTE,
            r -> pages(r, "a-1.jpg", ".DS_Store"),
            r -> pages(r, "a-1.jpg")),
        // Settings
        of(7, SETTING_UNKNOWN, ERROR, r -> r.config("nods_only: true"), r -> {}),
        of(4, SETTING_UNSUPPORTED, ERROR, r -> r.config("task: run_scripts"), r -> {}),
        of(0, SETTING_IGNORED, WARNING, r -> r.config("validate_terms_exist: false"), r -> {}),
        of(7, SETTING_INVALID, ERROR, r -> r.config("concurrency: 0"), r -> {}),
        of(
            0,
            SETTING_CHANGED,
            ERROR,
            r -> r.run().config("text_format_id: full_html").with("--resume"),
            r -> r.run().with("--resume")),
        of(0, SECRET_READABLE, WARNING, r -> r.readable("rw-r-----"), r -> r.readable("rw-------")),
        of(
            11,
            ROWS_RESTRICTED,
            WARNING,
            r -> r.config("csv_start_row: 1", "csv_rows_to_process: ['1']"),
            r -> {}),
        // The site
        of(2, SITE_UNAVAILABLE, ERROR, r -> r.config("host: http://127.0.0.1:9"), r -> {}),
        of(3, BUNDLE_MISSING, ERROR, r -> r.config("content_type: islandora_thing"), r -> {}),
        of(
            0,
            CREATION_FORBIDDEN,
            ERROR,
            r -> r.config("username: limited", "password: limited"),
            r -> {}),
        // What a run would write, and find
        of(0, MAP_UNUSABLE, ERROR, r -> mapAt(r, "no/map.db"), r -> mapAt(r, "map.db")),
        of(5, MAP_TEMPORARY, WARNING, CheckCase::mapInTemporaryDirectory, r -> {}),
        of(
            6,
            MAP_HOSTS,
            WARNING,
            r -> r.map("1", "1", "https://example.org"),
            r -> r.map("1", "1", "" + r.site.uri())),
        of(
            8,
            ROLLBACK_UNWRITABLE,
            ERROR,
            r -> r.config("rollback_dir: " + r.directory.resolve("metadata.csv/sub")),
            r -> r.config("rollback_dir: " + r.directory.resolve("sub"))),
        of(
            0,
            OUTPUT_UNWRITABLE,
            ERROR,
            r -> r.config("output_csv: " + r.directory.resolve("no/out.csv")),
            r -> r.config("output_csv: " + r.directory.resolve("out.csv"))),
        of(
            13,
            OUTPUT_EXISTS,
            NOTE,
            r -> r.file("out.csv", "").config("output_csv: " + r.directory.resolve("out.csv")),
            r -> r.config("output_csv: " + r.directory.resolve("out.csv"))),
        of(
            0,
            JOB_UNFINISHED,
            ERROR,
            r -> r.cell("field_genre", "Nothing").run().cell("field_genre", "Maps"),
            r ->
                r.cell("field_genre", "Nothing")
                    .run()
                    .cell("field_genre", "Maps")
                    .with("--resume")),
        of(
            0,
            RECOVERY_DOUBTFUL,
            ERROR,
            r -> r.config("recovery_mode_starting_from_node_id: 5000"),
            r ->
                r.config("recovery_mode_starting_from_node_id: 5000")
                    .map("1", "5000", "" + r.site.uri())),
        of(5, RECOVERY_FINDS, NOTE, r -> r.run().with("--resume"), r -> {}));
  }

  private static CheckCase of(
      int workbench, Problem.Code code, Problem.Severity severity, Input fails, Input passes) {
    return new CheckCase(workbench, code, severity, fails, passes);
  }

  private static CheckCase cell(
      int workbench,
      Problem.Code code,
      Problem.Severity severity,
      String column,
      String fails,
      String passes) {
    return of(workbench, code, severity, r -> r.cell(column, fails), r -> r.cell(column, passes));
  }

  private static void aDirectory(CheckFixture room) throws IOException {
    Files.createDirectory(room.directory.resolve("folder.csv"));
    room.config("input_csv: folder.csv");
  }

  private static void latin(CheckFixture room, String title) throws IOException {
    var text = "id,title,field_model\n1," + title + ",Image\n";
    room.bytes("metadata.csv", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> ",c" + i).collect(Collectors.joining());
  }

  private static CheckFixture title(CheckFixture room, String title) throws IOException {
    return room.csv("id,title,field_model", "1," + title + ",Image");
  }

  private static void json(CheckFixture room, String title) throws IOException {
    room.config("input_csv: rows.jsonl");
    room.file("rows.jsonl", "{\"id\":1,\"title\":" + title + ",\"field_model\":\"Image\"}\n");
  }

  private static void book(CheckFixture room, String row, String type, String title)
      throws IOException {
    room.config("input_csv: rows.xlsx");
    room.bytes(
        "rows.xlsx",
        Workbook.of(
            Workbook.row("", "str", "id", "title", "field_model"),
            Workbook.row(row, type, "1", title, "Image")));
  }

  private static CheckFixture sheet(CheckFixture room) throws IOException {
    room.config("input_csv: https://docs.google.com/spreadsheets/d/ID/edit");
    var copy = WorkbenchConfig.read(room.command.file()).inputCsv();
    return room.file(copy.toString(), "id,title,field_model\n1,One,Image\n");
  }

  private static void files(CheckFixture room, String name) throws IOException {
    room.config("task: create_from_files", "model: Image", "input_dir: " + room.directory + "/in");
    room.file("in/a.txt", "a");
    room.file("in/" + name, "b");
  }

  private static void id(CheckFixture room, String id) throws IOException {
    room.csv("id,title,field_model", "1,One,Image", id + ",Two,Image");
  }

  private static CheckFixture added(CheckFixture room) throws IOException {
    return room.csv("id,title,field_model", "1,One,Image", "2,Two,Image");
  }

  private static CheckFixture additional(CheckFixture room) throws IOException {
    return room.file("a.jpg", "x").media("additional_files:", "  - thumb: Thumbnail Image");
  }

  private static CheckFixture adding(CheckFixture room) throws IOException {
    return room.config("allow_adding_terms: true");
  }

  private static void child(CheckFixture room, String parent) throws IOException {
    room.csv("id,parent_id,title,field_model", "1,,One,Image", "2," + parent + ",Two,Image");
  }

  private static CheckFixture inMap(CheckFixture room) throws IOException {
    child(room, "P");
    return room.config(
        "query_csv_id_to_node_id_map_for_parents: true", "ignore_duplicate_parent_ids: false");
  }

  private static void image(CheckFixture room, String file) throws IOException {
    room.file("a.jpg", "x").cell("file", file);
    if (!Files.readString(room.command.file()).contains("media_use_tid")) {
      room.media();
    }
  }

  private static void use(CheckFixture room, String use) throws IOException {
    room.file("a.jpg", "x")
        .media()
        .csv("id,title,field_model,file,media_use_tid", "1,One,Image,a.jpg," + use);
  }

  private static void checksum(CheckFixture room, String checksum) throws IOException {
    room.file("a.jpg", "x")
        .media("fixity_algorithm: md5", "validate_fixity_during_check: true")
        .csv("id,title,field_model,file,checksum", "1,One,Image,a.jpg," + checksum);
  }

  private static void unreadable(CheckFixture room) throws IOException {
    image(room, "a.jpg");
    var file = room.directory.resolve("a.jpg").toFile();
    assumeTrue(file.setReadable(false) && !file.canRead(), "This account may read everything.");
  }

  private static void track(CheckFixture room, String track) throws IOException {
    room.file("a.mp4", "x")
        .file("a.vtt", "x")
        .media()
        .csv("id,title,field_model,file,media:video:field_track", "1,One,Image,a.mp4," + track);
  }

  private static void alt(CheckFixture room, String text) throws IOException {
    room.file("a.jpg", "x")
        .media()
        .csv("id,title,field_model,file,image_alt_text", "1,One,Image,a.jpg," + text);
  }

  private static void pages(CheckFixture room, String... names) throws IOException {
    for (var name : names) {
      room.file("1/" + name, "x");
    }
    room.pages();
  }

  /** Nothing of it is left behind where other programs are too. */
  private static void mapInTemporaryDirectory(CheckFixture room) throws IOException {
    var directory = Path.of(System.getProperty("java.io.tmpdir"));
    directory.resolve("csv_id_to_node_id_map.db").toFile().deleteOnExit();
    room.config("csv_id_to_node_id_map_dir: " + directory);
  }

  private static void mapAt(CheckFixture room, String path) throws IOException {
    room.config("csv_id_to_node_id_map_path: " + room.directory.resolve(path));
  }

  @Override
  public String toString() {
    return severity + " " + code;
  }
}
