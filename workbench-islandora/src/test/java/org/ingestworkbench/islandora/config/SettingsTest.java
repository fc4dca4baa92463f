package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ingestworkbench.drupal.DrupalClientBuilder;
import org.ingestworkbench.drupal.limits.AdaptivePause;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.islandora.wiring.ConfiguredMapUse;
import org.ingestworkbench.islandora.wiring.ConfiguredPlan;
import org.ingestworkbench.islandora.wiring.ConfiguredSource;
import org.ingestworkbench.islandora.wiring.SiteConnection;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.MediaDraft.Fixity.Algorithm;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.PlanSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Turns every setting there is and looks what happens. */
class SettingsTest {

  private static final String INPUT =
      """
      id,title,parent_id,file,field_model,Model
      01,One,,a.jpg,Image,x
      02,"Two  \u201cb\u201d",01,b.pdf,Page,y
      #3,Three,,,,
      04,Four|Five,,c.tif,Image,z
      """;

  /** What a setting does, seen where it acts. */
  private record Effect(String setting, String yaml, Consumer<WorkbenchConfig> look) {}

  private static final List<Effect> EFFECTS = new ArrayList<>();

  /** Settings that the command alone looks at, or that others' tests turn. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "export_csv_file_path",
          "export_csv_field_list",
          "export_csv_term_mode",
          "export_file_directory",
          "export_file_media_use_term_id",
          "export_file_url_instead_of_download",
          "view_path",
          "view_parameters",
          "get_data_from_view_file_path",
          "task",
          "host",
          "username",
          "password",
          "credentials_file_path",
          "job_name",
          "keep_order",
          "contact_sheet_output_dir",
          "recovery_mode_starting_from_node_id",
          "secondary_tasks",
          "ignore_existing_parent_ids",
          "output_csv",
          "output_csv_include_input_csv",
          "timestamp_rollback",
          "rollback_dir",
          "rollback_config_file_path",
          "rollback_csv_file_path",
          "rollback_config_filename_template",
          "rollback_csv_filename_template",
          "rollback_file_include_node_info",
          "rollback_file_comments",
          "include_password_in_rollback_config_file",
          "log_file_path",
          "log_file_mode",
          "progress_bar",
          "show_percentage_of_csv_input_processed",
          "perform_soft_checks",
          "csv_formula_guard",
          "completion_message");

  static {
    plan("update_mode: append", plan -> plan.updateMode(), ChangeDraft.Mode.APPEND);
    plan("overwrite_edits: true", plan -> plan.overEdits(), true);
    plan("content_type: page", plan -> plan.contentType(), "page");
    plan("vocab_id: subject", plan -> plan.vocabulary(), "subject");
    plan("input_dir: in", plan -> plan.inputDirectory(), Path.of("in"));
    plan("files_below: [a, b]", plan -> plan.filesBelow(), List.of(Path.of("a"), Path.of("b")));
    plan("files_below: []", plan -> plan.filesBelow(), List.of());
    remote("remote_files_from: [10.0.0.0/8]", files -> files.from(), List.of("10.0.0.0/8"));
    remote("remote_file_max_size: 5m", files -> files.largest(), 5L << 20);
    remote("remote_file_max_size: 800K", files -> files.largest(), 800L << 10);
    remote("remote_file_max_size: 0", files -> files.largest(), Long.MAX_VALUE);
    remote("remote_file_max_time: 90s", files -> files.longest(), Duration.ofSeconds(90));
    remote("temp_dir: here", files -> files.directory(), Path.of("here"));
    remote("temp_dir: here", files -> files.privateNetworks(), true);
    plan("id_field: local", plan -> plan.idField(), "local");
    plan("subdelimiter: '%%'", plan -> plan.subdelimiter(), "%%");
    plan("ignore_csv_columns: [Model]", plan -> plan.ignoredColumns(), Set.of("Model"));
    plan("allow_adding_terms: true", plan -> plan.terms().adding(), true);
    plan(
        "protected_vocabularies: [tags]",
        plan -> plan.terms().protectedVocabularies(),
        Set.of("tags"));
    plan(
        "columns_with_term_names: [field_x]",
        plan -> plan.terms().columnsWithNames(),
        Set.of("field_x"));
    plan("max_node_title_length: 30", plan -> plan.texts().maxTitleLength(), 30);
    plan("text_format_id: plain", plan -> plan.texts().formatOf("field_x"), "plain");
    plan(
        "field_text_format_ids: [field_x: full_html]",
        plan -> plan.texts().formatOf("field_x"),
        "full_html");
    plan("nodes_only: true", plan -> plan.media().nodesOnly(), true);
    plan("allow_missing_files: true", plan -> plan.media().allowMissingFiles(), true);
    plan("media_use_tid: 16|17", plan -> plan.media().use(), "16|17");
    plan("fixity_algorithm: sha1", plan -> plan.media().fixity(), Algorithm.SHA1);
    plan("fixity_algorithm: false", plan -> String.valueOf(plan.media().fixity()), "null");
    plan(
        "validate_fixity_during_check: true\nfixity_algorithm: md5",
        plan -> plan.media().fixityInCheck(),
        true);
    plan("max_image_alt_text_length: 9", plan -> plan.media().maxAltTextLength(), 9);
    plan(
        "additional_files: [b: http://b, a: http://a]",
        plan -> List.copyOf(plan.media().additionalFiles().entrySet()),
        List.of(Map.entry("b", "http://b"), Map.entry("a", "http://a")));
    types("media_type: image", types -> types.forced(), "image");
    types("media_types: [x: [.pdf, PNG]]", t -> t.byExtension(), Map.of("pdf", "x", "png", "x"));
    types("media_types_override: [x: ['.pdf']]", t -> t.byExtension().get("pdf"), "x");
    types("media_types_override: [x: [pdf]]", t -> t.byExtension().get("png"), "image");
    types("media_type_by_media_use: [http://u: fits]", t -> t.byUse(), Map.of("http://u", "fits"));
    types("media_type_by_media_use: false", t -> t.byUse(), Map.of());
    types("media_type_file_fields: [x: field_x]", t -> t.fileFields().get("x"), "field_x");
    types("media_file_fields: [x: field_x]", t -> t.fileFields().get("x"), "field_x");
    types("media_file_fields: [x: field_x]", t -> t.fileFields().get("file"), "field_media_file");
    types("media_track_file_fields: {x: field_t}", t -> t.trackFields().get("x"), "field_t");
    types(
        "oembed_providers: [x: ['https://v.org/']]",
        t -> t.embedded(),
        Map.of("x", List.of("https://v.org/")));
    plan("use_node_title_for_media_title: true", plan -> plan.media().naming().nodeTitle(), true);
    plan("use_nid_in_media_title: true", plan -> plan.media().naming().nodeId(), true);
    plan("field_for_media_title: x", plan -> String.valueOf(plan.media().naming().column()), "x");
    plan(
        "field_for_media_title: false",
        plan -> String.valueOf(plan.media().naming().column()),
        "null");
    plan(
        "keep_filename_parent_directory: false",
        plan -> plan.media().naming().keepDirectory(),
        false);
    pages();
    rows();
    site();
    mapAndJob();
  }

  private static void pages() {
    plan(
        "paged_content_from_directories: true\npaged_content_page_model_tid: 7",
        plan -> plan.pages().fromDirectories(),
        true);
    plan(
        "paged_content_from_directories_parents_exist: true\n"
            + "paged_content_from_directories: true\npaged_content_page_model_tid: 7",
        plan -> plan.pages().parentsExist(),
        true);
    page("page_files_source_dir_field: x", pages -> pages.directoryColumn(), "x");
    page("paged_content_sequence_separator: _", pages -> pages.separator(), "_");
    page("paged_content_page_model_tid: 7", pages -> pages.model(), "7");
    page("paged_content_page_content_type: x", pages -> pages.contentType(), "x");
    page("paged_content_image_file_extension: tif", pages -> pages.imageExtension(), "tif");
    page(
        "paged_content_additional_page_media: [http://u: txt]",
        pages -> pages.additionalMedia(),
        Map.of("http://u", "txt"));
    page("paged_content_page_viewer_override: 9", pages -> pages.viewer(), "9");
    page("viewer_override_fieldname: field_v", pages -> pages.viewerField(), "field_v");
    page("page_title_template: p $weight", pages -> pages.titleTemplate(), "p $weight");
    page("paged_content_page_weight_multiplier: \"10\"", pages -> pages.weightMultiplier(), 10L);
    page("paged_content_ignore_files: ['*.db']", pages -> pages.ignoredFiles(), List.of("*.db"));
    page(
        "csv_value_templates_for_paged_content: [field_x: a $csv_value]",
        pages -> pages.valueTemplates(),
        Map.of("field_x", "a $csv_value"));
    page(
        "allow_csv_value_templates_if_field_empty: [field_x]",
        pages -> pages.templatesForEmpty(),
        Set.of("field_x"));
  }

  private static void rows() {
    cells("input_csv: metadata.csv", "id", List.of("01", "02", "04"));
    effect(
        "excel_worksheet: Maps\ninput_csv: x.xlsx",
        config ->
            assertThat(ConfiguredSource.of(config, Map::of).name()).endsWith("x.xlsx, sheet Maps"));
    config(
        "google_sheets_gid: 7\ninput_csv: https://docs.google.com/spreadsheets/d/x/edit",
        config -> config.googleSheet().orElseThrow().csv(),
        "https://docs.google.com/spreadsheets/d/x/export?gid=7&format=csv");
    models("model: 5", List.of("5"));
    models("models: [{5: [CSV]}, {6: ['']}]", List.of("5", "6"));
    cells("delimiter: \";\"\ninput_csv: semicolon.csv", "title", List.of("a,b"));
    cells("delimiter: \"\\t\"\ninput_csv: tab.csv", "title", List.of("a,b"));
    cells("csv_dialect: lenient\ninput_csv: ragged.csv", "title", List.of("a,b c"));
    cells("csv_headers: labels", "field_named", List.of("x", "y", "z"));
    cells("csv_column_map: {Model: field_named}", "field_named", List.of("x", "y", "z"));
    cells("csv_start_row: 2", "id", List.of("02", "04"));
    cells("csv_stop_row: 2", "id", List.of("01", "02"));
    cells("csv_start_row_skip: 1\ncsv_stop_row_skip: 2", "id", List.of("04"));
    cells("csv_stop_row_skip: 3\ncsv_start_row_skip: 2", "id", List.of("01", "04"));
    cells("csv_rows_to_process: [02, 04]", "id", List.of("02", "04"));
    cells("csv_rows_to_process: INPUT/ids.txt", "id", List.of("04"));
    cells("csv_row_filters: ['field_model:is:Page']", "id", List.of("02"));
    cells("csv_field_templates: [field_x: 007]", "field_x", List.of("007", "007", "007"));
    cells("csv_value_templates: [field_model: A $csv_value]", "field_model", "A Image");
    cells("csv_value_templates: [title: '<$csv_value>']", "title", "<Four>|<Five>");
    cells(
        "csv_value_templates: [parent_id: p]\n"
            + "allow_csv_value_templates_if_field_empty: [parent_id]",
        "parent_id",
        List.of("p", "p", "p"));
    cellLengths(
        "csv_value_templates_rand_length: 9\n"
            + "csv_value_templates: [field_model: $random_number_string]",
        "field_model",
        9);
    cells("clean_csv_values_skip: [smart_quotes]", "title", "Two \u201cb\u201d");
    cells("clean_csv_values_skip: [inside_spaces]", "title", "Two  \"b\"");
    cells(
        "field_viewer_override_models: [Mirador: [Image]]",
        "field_viewer_override",
        List.of("Mirador", "", "Mirador"));
    cells(
        "field_viewer_override_extensions: [pdfjs: [pdf]]",
        "field_viewer_override",
        List.of("", "pdfjs", ""));
  }

  private static void site() {
    site("user_agent: me", site -> verify(site).userAgent("me"));
    site("secure_ssl_only: false", site -> verify(site).verifyTls(false));
    site("ca_file: ca.pem", site -> verify(site).caFile(Path.of("ca.pem")));
    site("standalone_media_url: true", site -> verify(site).standaloneMediaUrl(true));
    site("standalone_media_url: false", site -> verify(site).standaloneMediaUrl(false));
    site("pause: 1.5", site -> verify(site).pause(Duration.ofMillis(1500)));
    site(
        "adaptive_pause: 2.5",
        site -> verify(site).adaptivePause(new AdaptivePause(Duration.ofMillis(2500), 2)));
    site(
        "adaptive_pause_threshold: 1.5\nadaptive_pause: 1",
        site -> verify(site).adaptivePause(new AdaptivePause(Duration.ofSeconds(1), 1.5)));
    site("use_workbench_permissions: true", site -> verify(site).workbenchPermissions(true));
  }

  private static void mapAndJob() {
    config("concurrency: 7", WorkbenchConfig::concurrency, 7);
    config("http_max_retries: 0", config -> config.number("http_max_retries").orElseThrow(), 0);
    config("http_backoff_factor: 0.5", SiteConnection::backOff, Duration.ofSeconds(1));
    config("wait_for_site: 30m", SiteConnection::outage, Duration.ofMinutes(30));
    config("wait_for_site: 90s", SiteConnection::outage, Duration.ofSeconds(90));
    config("wait_for_site: 2h", SiteConnection::outage, Duration.ofHours(2));
    config("wait_for_site: 0", SiteConnection::outage, Duration.ZERO);
    config("csv_id_to_node_id_map_path: x.db", c -> c.idMapFile(), Path.of("x.db"));
    config("csv_id_to_node_id_map_dir: x", c -> c.idMapFile().getParent(), Path.of("x"));
    config(
        "csv_id_to_node_id_map_filename: x.db", c -> c.idMapFile().getFileName(), Path.of("x.db"));
    config(
        "csv_id_to_node_id_map_allowed_hosts:"
            + " ['', https://repo.example.org/, https://other.org/]",
        c -> ConfiguredMapUse.of(c).allowedHosts(),
        List.of("", "https://repo.example.org", "https://other.org/"));
    config(
        "csv_id_to_node_id_map_allowed_hosts: []",
        c -> ConfiguredMapUse.of(c).allowedHosts(),
        List.of());
    config(
        "query_csv_id_to_node_id_map_for_parents: true",
        c -> ConfiguredMapUse.of(c).queryForParents(),
        true);
    config(
        "ignore_duplicate_parent_ids: false",
        c -> ConfiguredMapUse.of(c).ignoreDuplicateParents(),
        false);
  }

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> aSupportedSettingActs() {
    return EFFECTS.stream()
        .map(effect -> DynamicTest.dynamicTest(effect.yaml(), () -> look(effect)));
  }

  private void look(Effect effect) {
    var input = directory.resolve("input");
    Configs.directory(input);
    Configs.write(input.resolve("metadata.csv"), INPUT);
    Configs.write(input.resolve("semicolon.csv"), "id;title\n1;a,b\n");
    Configs.write(input.resolve("ragged.csv"), "id,title\n1,\"a,b\" c\n");
    Configs.write(input.resolve("tab.csv"), "id\ttitle\n1\ta,b\n");
    Configs.write(input.resolve("ids.txt"), "04\n");
    var place = effect.yaml().contains("input_dir") ? "" : "input_dir: " + input + "\n";
    var yaml = effect.yaml().replace("INPUT", input.toString());
    effect.look().accept(Configs.read(directory, place + yaml + "\n"));
  }

  @Test
  void everySupportedSettingIsTurnedBySomeTest() {
    var turned = EFFECTS.stream().map(Effect::setting).toList();

    assertThat(named(Support.SUPPORTED))
        .allMatch(name -> turned.contains(name) || ELSEWHERE.contains(name));
    assertThat(named(Support.SUPPORTED)).containsAll(turned).containsAll(ELSEWHERE);
  }

  @Test
  void theMapRowsAreNamedAfterTheFileAsItWasGiven() {
    var config = Configs.read(directory, "");

    assertThat(ConfiguredMapUse.of(config).configFile())
        .isEqualTo(directory.resolve("c.yml").toString());
    assertThat(ConfiguredMapUse.of(config).allowedHosts()).isNull();
  }

  @TestFactory
  Stream<DynamicTest> aRefusedSettingIsAnError() {
    return named(Support.REFUSED).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> refuse(name)));
  }

  private void refuse(String name) {
    var file = Configs.file(directory, name + ": " + sample(name) + "\n");

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + " line 5: " + name + " is not supported: ");
  }

  @Test
  void ofEachRefusedSettingItIsSaidWhetherItMayCome() {
    assertThat(named(Support.REFUSED))
        .allSatisfy(
            name ->
                assertThat(Settings.all().get(name).note())
                    .containsPattern("^(Not yet: |Never, because )"));
  }

  @TestFactory
  Stream<DynamicTest> anIgnoredSettingIsAWarning() {
    return named(Support.IGNORED).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> remark(name, Severity.WARNING)));
  }

  @TestFactory
  Stream<DynamicTest> anIrrelevantSettingIsANote() {
    return named(Support.IRRELEVANT).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> remark(name, Severity.NOTE)));
  }

  private void remark(String name, Severity severity) {
    var remarks = Configs.read(directory, name + ": " + sample(name) + "\n").remarks();

    assertThat(remarks)
        .singleElement()
        .returns(severity, Problem::severity)
        .returns(Problem.Code.SETTING_IGNORED, Problem::code)
        .returns(5L, problem -> problem.place().line())
        .extracting(Problem::message)
        .asString()
        .startsWith(name + " is ignored: ");
  }

  /** A value that asks for something. */
  private static String sample(String name) {
    var setting = Settings.all().get(name);
    return switch (setting.type()) {
      case FLAG -> String.valueOf(!Boolean.TRUE.equals(setting.otherwise()));
      case NUMBER, DECIMAL, DIGITS_OR_FALSE -> "77";
      case LIST, PATHS, LIST_OR_PATH, ANYTHING -> "[x]";
      case PAIRS, PAIRS_OR_FALSE -> "[a: x]";
      case GROUPS -> "[a: [x]]";
      case TEXT, TEXT_OR_FALSE, PATH, PATH_OR_FALSE -> "x";
      case TIME -> "7m";
      case SIZE -> "7m";
    };
  }

  private static List<String> named(Support support) {
    return Settings.all().values().stream()
        .filter(setting -> setting.support() == support)
        .map(Setting::name)
        .toList();
  }

  /** The models of the files that are there for all of these tests. */
  private static void models(String yaml, List<String> expected) {
    effect(
        yaml,
        config ->
            assertThat(Set.copyOf(column(fromFiles(config), "field_model")))
                .isEqualTo(Set.copyOf(expected)));
  }

  private static WorkbenchConfig fromFiles(WorkbenchConfig config) {
    var file = config.file().orElseThrow();
    try {
      var text = Files.readString(file).replace("task: create\n", "task: create_from_files\n");
      Files.writeString(config.inputDirectory().resolve("one.txt"), "x");
      return WorkbenchConfig.read(Configs.write(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void effect(String yaml, Consumer<WorkbenchConfig> look) {
    EFFECTS.add(new Effect(yaml.split(":")[0], yaml, look));
  }

  private static void config(String yaml, Function<WorkbenchConfig, Object> at, Object expected) {
    effect(yaml, config -> assertThat(at.apply(config)).isEqualTo(expected));
  }

  private static void plan(String yaml, Function<PlanSettings, Object> at, Object expected) {
    config(yaml, config -> at.apply(ConfiguredPlan.of(config, Clock.systemUTC())), expected);
  }

  private static void remote(String yaml, Function<RemoteFiles, Object> at, Object expected) {
    config(yaml, config -> at.apply(SiteConnection.remoteFiles(config)), expected);
  }

  private static void types(
      String yaml, Function<org.ingestworkbench.plan.MediaTypes, Object> at, Object expected) {
    plan(yaml, plan -> at.apply(plan.media().types()), expected);
  }

  private static void page(
      String yaml, Function<org.ingestworkbench.plan.PageSettings, Object> at, Object expected) {
    plan(yaml, plan -> at.apply(plan.pages()), expected);
  }

  private static void site(String yaml, Consumer<DrupalClientBuilder> check) {
    effect(
        yaml,
        config -> {
          var site = mock(DrupalClientBuilder.class, RETURNS_SELF);
          new SiteConnection(Map.of(), null, Clock.systemUTC())
              .set(site, config, SignIn.of(config, Map.of(), null));
          check.accept(site);
        });
  }

  private static void cells(String yaml, String column, List<String> expected) {
    effect(yaml, config -> assertThat(column(config, column)).isEqualTo(expected));
  }

  private static void cells(String yaml, String column, String contained) {
    effect(yaml, config -> assertThat(column(config, column)).contains(contained));
  }

  private static void cellLengths(String yaml, String column, int length) {
    effect(
        yaml,
        config -> assertThat(column(config, column)).allMatch(cell -> cell.length() == length));
  }

  private static List<String> column(WorkbenchConfig config, String column) {
    var cells = new ArrayList<String>();
    try (var rows =
        ConfiguredSource.of(config, () -> Map.of("Model", "field_named")).open(problem -> {})) {
      while (rows.hasNext()) {
        cells.add(rows.next().cell(column));
      }
    }
    return cells;
  }
}
