package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbenchConfigTest {

  @TempDir Path directory;

  @Test
  void whatTheFileSaysWinsOverTheDefaults() {
    var config = read("content_type: page\n");

    assertThat(config.text("content_type")).contains("page");
    assertThat(config.text("id_field")).contains("id");
    assertThat(config.has("content_type")).isTrue();
    assertThat(config.has("id_field")).isFalse();
  }

  @Test
  void whatTheCommandLineSaysWinsOverTheFile() {
    var file = Configs.file(directory, "input_csv: a.csv\ncsv_start_row: 2\n");

    var config =
        WorkbenchConfig.read(
            file,
            Overrides.NONE
                .with("input_csv", "b.csv")
                .with("input_csv", "c.csv")
                .with("csv_start_row", "7")
                .with("concurrency", "2"));

    assertThat(config.inputCsv()).isEqualTo(Path.of("input_data/c.csv"));
    assertThat(config.number("csv_start_row")).contains(7);
    assertThat(config.concurrency()).isEqualTo(2);
  }

  @Test
  void theCommandLineIsCheckedLikeTheFile() {
    var file = Configs.file(directory, "");
    var overrides = Overrides.NONE.with("csv_start_row", "two").with("input_csv", "x.xls");

    assertThatThrownBy(() -> WorkbenchConfig.read(file, overrides))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            file + ": csv_start_row must be a whole number written in digits, not \"two\".")
        .hasMessageContaining(
            file + ": input_csv is not supported as it is: files of an old Excel");
  }

  @Test
  void onlyTheKnownSettingsCanBeOverridden() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overrides.NONE.with("host", "x"))
        .withMessageContaining("--host");
    assertThat(Settings.all()).containsKeys(Overrides.settings().toArray(String[]::new));
  }

  @Test
  void allProblemsAreNamedAtOnceWithTheirLines() {
    refused("nods_only: true\nallow_missing_files: perhaps\nbootstrap: [x.sh]\npause: x\n")
        .hasMessage(
            String.join(
                "\n",
                file() + " line 5: there is no setting \"nods_only\"; did you mean \"nodes_only\"?",
                file() + " line 6: allow_missing_files must be true or false, not \"perhaps\".",
                file()
                    + " line 7: bootstrap is not supported: Never, because such scripts work on the"
                    + " other program's own data; a workflow runs programs. Remove the setting.",
                file() + " line 8: pause must be a number of 0 or more, not \"x\"."));
  }

  @ParameterizedTest
  @CsvSource({
    "input_dri, input_dir",
    "Nodes_Only, nodes_only",
    "allow-missing-files, allow_missing_files",
    "csv_id_to_nid_map_path, csv_id_to_node_id_map_path",
    "additional_file, additional_files",
  })
  void anUnknownSettingIsToldTheNearestName(String written, String meant) {
    refused(written + ": x\n").hasMessageContaining("did you mean \"" + meant + "\"?");
  }

  @Test
  void aSettingLikeNoOtherIsPassedOverWithAWarning() {
    assertThat(read("zebra: x\n").remarks())
        .singleElement()
        .hasToString(
            "WARNING SETTING_UNKNOWN "
                + file()
                + " line 5: there is no setting \"zebra\"; it is passed over.");
  }

  @ParameterizedTest
  @CsvSource({
    "strict_check, perform_soft_checks",
    "validate_title_length, max_node_title_length",
    "throttle_requests, adaptive_pause",
    "standalone_media, standalone_media_url",
    "sqlite_db_path, csv_id_to_node_id_map_path",
  })
  void aNameThatIslandoraWorkbenchRetiredSaysWhatReplacedIt(String retired, String instead) {
    assertThat(read(retired + ": x\n").remarks())
        .singleElement()
        .returns(Problem.Code.SETTING_UNKNOWN, Problem::code)
        .returns(Problem.Severity.WARNING, Problem::severity)
        .extracting(Problem::message)
        .asString()
        .endsWith("any more: use " + instead + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "\"False\"", "yes", "off", "'no'"})
  void textThatLooksLikeABooleanIsTakenWithANote(String value) {
    var config = read("nodes_only: " + value + "\n");
    boolean on = value.contains("true") || value.contains("yes");
    assertThat(config.flag("nodes_only")).isEqualTo(on);
    assertThat(config.remarks())
        .singleElement()
        .returns(Problem.Severity.NOTE, Problem::severity)
        .extracting(Problem::message)
        .asString()
        .endsWith(" is taken for " + on + "; write that, without quotes.");
  }

  @Test
  void aSingleValueIsTakenForAListOfOneWithANote() {
    var config = read("ignore_csv_columns: a\n");
    assertThat(config.list("ignore_csv_columns")).containsExactly("a");
    assertThat(config.remarks())
        .extracting(Problem::message)
        .containsExactly("ignore_csv_columns: \"a\" is taken for a list of one; write [\"a\"].");
  }

  @Test
  void anEmptyListOfDirectoriesIsNotTakenForNoLimit() {
    assertThatThrownBy(() -> read("files_below:\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("files_below is empty: name its directories, or write [] for none.");
    assertThat(read("files_below: []\n").list("files_below")).isEmpty();
  }

  @Test
  void nothingIsNothingInEveryUnit() {
    assertThat(read("remote_file_max_size: 0k\n").text("remote_file_max_size")).contains("0");
    assertThat(read("remote_file_max_time: 00s\n").text("remote_file_max_time")).contains("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add_media", "update", "create_terms", "update_terms"})
  void aTaskThatMakesNoNodesHasNoNodeToStartFrom(String task) {
    var its = Configs.LEAST.replace("create", task) + "vocab_id: subject\n";
    var none = Configs.write(file(), its + "recovery_mode_starting_from_node_id: false\n");
    assertThat(WorkbenchConfig.read(none).startingNodeId()).isEmpty();

    var one = Configs.write(file(), its + "recovery_mode_starting_from_node_id: 3\n");
    assertThatThrownBy(() -> WorkbenchConfig.read(one))
        .hasMessageContaining("a job of \"" + task + "\" goes on with --resume");
  }

  @Test
  void falseInQuotesIsNoneWhereNoTextCanBeMeant() {
    assertThat(read("recovery_mode_starting_from_node_id: 'false'\n").startingNodeId()).isEmpty();
    assertThat(read("media_type_by_media_use: no\n").pairs("media_type_by_media_use")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "TRUE", "true"})
  void booleansOfYamlAreTaken(String value) {
    assertThat(read("nodes_only: " + value + "\n").flag("nodes_only")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv_start_row: 1.5",
        "csv_start_row: -1",
        "csv_start_row: [1]",
        "csv_start_row: 99999999999",
        "content_type: true",
        "content_type: [a]",
        "ignore_csv_columns: [[a]]",
        "additional_files: x",
        "additional_files: [x]",
        "additional_files: [a: [b]]",
        "media_types: [image: {a: b}]",
        "csv_id_to_node_id_map_path: true",
        "http_max_retries: three",
        "wait_for_site: 5",
        "wait_for_site: 5 minutes",
        "wait_for_site: -5m",
        "pause: -1",
        "delimiter: ;;",
        "csv_headers: Labels",
        "csv_dialect: python",
        "log_file_mode: x",
        "csv_row_filters: ['field_model:Image']",
        "clean_csv_values_skip: [everything]",
        "csv_start_row_skip: 5",
        "csv_stop_row_skip: 5",
        "concurrency: 0",
        "max_node_title_length: 0",
        "input_csv: https://example.org/a.csv",
        "google_sheets_gid: first",
        "input_csv: Metadata.XLS",
      })
  void aValueThatCannotBeRightIsRefusedWithItsLine(String line) {
    refused(line + "\n").hasMessageContaining(file() + " line 5: " + line.split(":")[0] + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"repo.example.org", "ftp://repo.example.org", "https://", "https://a b"})
  void aHostThatIsNoAddressIsRefused(String host) {
    var text = Configs.LEAST.replace("https://repo.example.org", host);
    var file = Configs.write(file(), text);

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .hasMessageStartingWith(file + " line 2: host must be an address like");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "paged_content_from_directories: true~makes no pages",
        "model: 1\\nmodels: [{2: [a]}]~models and model are both set",
        "rollback_csv_filename_template: x~set rollback_dir",
      })
  void whatDoesNotGoWithFilesAsRowsIsRefused(String lines, String why) {
    var text = Configs.LEAST.replace("create", "create_from_files") + lines.replace("\\n", "\n");
    var file = Configs.write(file(), text + "\npaged_content_page_model_tid: 1\n");

    assertThatThrownBy(() -> WorkbenchConfig.read(file)).hasMessageContaining(why);
  }

  @Test
  void modelsOfFilesAreNotedWhereACsvIsRead() {
    var config = read("models: [{2: [a]}]\n");

    assertThat(config.remarks())
        .extracting(Problem::message)
        .contains("models is ignored: it belongs to create_from_files.");
  }

  @Test
  void slashesAtTheEndOfTheHostAreRemoved() {
    var text = Configs.LEAST.replace("example.org", "example.org/site//");

    assertThat(WorkbenchConfig.read(Configs.write(file(), text)).host())
        .isEqualTo("https://repo.example.org/site");
  }

  @Test
  void whatIsNeededAndMissingIsNamed() {
    var file = Configs.write(file(), "username: ann\n");

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .hasMessageContaining("task is missing")
        .hasMessageContaining("host is missing");
  }

  @Test
  void pagesNeedTheirModel() {
    refused("paged_content_from_directories: true\n")
        .hasMessageContaining("paged_content_page_model_tid is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "delete_media", "delete_media_by_node"})
  void aTaskThatDeletesIsNoJob(String task) {
    var text = Configs.LEAST.replace("task: create", "task: " + task);
    var file = Configs.write(file(), text);

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .hasMessageStartingWith(
            file + " line 1: task: \"" + task + "\" deletes and is no job: run it by itself.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add_media", "update"})
  void onlyTasksThatMakeNodesTakeAStartingNode(String task) {
    var text =
        Configs.LEAST.replace("task: create", "task: " + task)
            + "recovery_mode_starting_from_node_id: ";
    var file = Configs.write(file(), text + "3\n");

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .hasMessageContaining("is for tasks that make nodes");
    Configs.write(file, text + "false\n");
    assertThat(WorkbenchConfig.read(file).startingNodeId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run_scripts", "Create"})
  void anotherTaskIsRefused(String task) {
    var text = Configs.LEAST.replace("task: create", "task: " + task);
    var file = Configs.write(file(), text);

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .hasMessageStartingWith(
            file + " line 1: task: \"" + task + "\" is not supported; \"create\", ");
  }

  @Test
  void termsNeedTheirVocabularyAndAreCalledByTheirNames() {
    var task = Configs.LEAST.replace("task: create", "task: create_terms");
    var file = Configs.write(file(), task + "vocab_id: subject\n");
    var config = WorkbenchConfig.read(file);

    assertThat(config.text("id_field")).hasValue("term_name");
    assertThat(config.flag("allow_adding_terms")).isTrue();
    assertThatThrownBy(() -> WorkbenchConfig.read(Configs.write(file, task)))
        .hasMessageContaining("vocab_id is missing");
  }

  @Test
  void anEmptySettingTakesItsDefaultAndThatIsSaid() {
    var config = read("input_dir:\ncompletion_message:\nsubdelimiter: ''\n");

    assertThat(config.inputDirectory()).isEqualTo(Path.of("input_data"));
    assertThat(config.remarks())
        .extracting(Problem::message)
        .containsExactly(
            "input_dir is empty; its default counts: input_data",
            "subdelimiter is empty; its default counts: |");
  }

  @Test
  void anEmptyPasswordIsNone() {
    var text = Configs.LEAST.replace(" sesame", "");

    assertThat(WorkbenchConfig.read(Configs.write(file(), text)).has("password")).isFalse();
  }

  @Test
  void aRefusedSettingThatAsksForNothingIsFine() {
    var config = read("bootstrap: []\nremote_file_cookie_name: ''\n");

    assertThat(config.remarks()).isEmpty();
  }

  @Test
  void filesAreComparedByOneOfThreeAlgorithmsOrNone() {
    assertThat(read("fixity_algorithm: sha256\n").text("fixity_algorithm")).contains("sha256");
    assertThat(read("fixity_algorithm: false\n").text("fixity_algorithm")).isEmpty();
    assertThatThrownBy(() -> read("fixity_algorithm: crc32\n"))
        .hasMessageContaining("must be one of [md5, sha1, sha256], not \"crc32\"");
    assertThatThrownBy(() -> read("validate_fixity_during_check: true\n"))
        .hasMessageContaining("fixity_algorithm is missing");
  }

  @Test
  void anIgnoredSettingThatAsksForWhatHappensAnywaySaysNothing() {
    assertThat(read("validate_terms_exist: true\nallow_redirects: true\n").remarks()).isEmpty();
  }

  @Test
  void mappingsMayBeWrittenAsOneOrAsAList() {
    var list = read("media_type_file_fields:\n - a: b\n - c: d\n");
    var one = read("media_type_file_fields:\n  a: b\n  c: d\n");

    assertThat(list.pairs("media_type_file_fields"))
        .isEqualTo(one.pairs("media_type_file_fields"))
        .containsExactly(Map.entry("a", "b"), Map.entry("c", "d"));
  }

  @Test
  void valuesOfTemplatesKeepTheTextThatWasWritten() {
    var config = read("csv_field_templates:\n - published: 0\n - box: 007\n - x: true\n");

    assertThat(config.pairs("csv_field_templates"))
        .containsEntry("published", "0")
        .containsEntry("box", "007")
        .containsEntry("x", "true");
  }

  @Test
  void theJobIsNamedByTheRealPathOfTheFile() throws IOException {
    var file = Configs.file(directory, "");
    var link = Files.createSymbolicLink(directory.resolve("link.yml"), file);

    var config = WorkbenchConfig.read(link);

    assertThat(config.jobName()).isEqualTo(file.toRealPath().toString());
    assertThat(config.mapName()).isEqualTo(link.toString());
    assertThat(config.file()).contains(link);
  }

  @Test
  void theJobIsNamedByItsSetting() {
    assertThat(read("job_name: spring import\n").jobName()).isEqualTo("spring import");
  }

  @Test
  void theMapLiesBesideTheFileUnlessItSaysOtherwise() throws IOException {
    var home = directory.toRealPath();

    assertThat(read("").idMapFile()).isEqualTo(home.resolve("csv_id_to_node_id_map.db"));
    assertThat(read("csv_id_to_node_id_map_filename: m.db\n").idMapFile())
        .isEqualTo(home.resolve("m.db"));
    assertThat(read("csv_id_to_node_id_map_dir: maps\n").idMapFile())
        .isEqualTo(Path.of("maps/csv_id_to_node_id_map.db"));
    assertThat(read("csv_id_to_node_id_map_dir: x\ncsv_id_to_node_id_map_path: y.db\n").idMapFile())
        .isEqualTo(Path.of("y.db"));
  }

  @Test
  void withoutAMapTheJournalLiesBesideTheFile() throws IOException {
    var config = read("csv_id_to_node_id_map_path: false\n");

    assertThat(config.usesIdMap()).isFalse();
    assertThat(config.idMapFile())
        .isEqualTo(directory.toRealPath().resolve("csv_id_to_node_id_map.db"));
    assertThat(read("").usesIdMap()).isTrue();
    assertThat(read("csv_id_to_node_id_map_path: ''\n").usesIdMap()).isTrue();
  }

  @Test
  void theCsvIsInTheInputDirectoryUnlessItsPathIsWhole() {
    assertThat(read("input_dir: in\ninput_csv: a.csv\n").inputCsv()).isEqualTo(Path.of("in/a.csv"));
    assertThat(read("input_dir: in\ninput_csv: /data/a.csv\n").inputCsv())
        .isEqualTo(Path.of("/data/a.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "csv_start_row: 2",
        "csv_stop_row: 2",
        "{csv_start_row_skip: 1, csv_stop_row_skip: 2}",
        "csv_rows_to_process: [a]",
        "csv_rows_to_process: ids.txt",
        "csv_row_filters: ['a:is:b']",
      })
  void whatRestrictsTheRowsIsKnown(String setting) {
    var lines = setting.replaceAll("[{}]", "").replace(", csv", "\ncsv");

    assertThat(read(lines + "\n").restrictsRows()).isTrue();
    assertThat(read("csv_start_row: 0\n").restrictsRows()).isFalse();
  }

  @Test
  void aPauseMeansOneAtATime() {
    assertThat(read("").concurrency()).isEqualTo(4);
    assertThat(read("pause: 0.5\nconcurrency: 8\n").concurrency()).isEqualTo(1);
    assertThat(read("pause: 0\nconcurrency: 8\n").concurrency()).isEqualTo(8);
  }

  @Test
  void aProgramSaysItWithAMap() {
    var config =
        WorkbenchConfig.of(
            Map.of(
                "task",
                "create",
                "host",
                "https://repo.example.org/",
                "job_name",
                "spring",
                "nodes_only",
                true,
                "pause",
                0.5,
                "csv_start_row",
                3,
                "input_dir",
                Path.of("in"),
                "ignore_csv_columns",
                List.of("a", "b"),
                "additional_files",
                List.of(Map.of("x", "http://y"))));

    assertThat(config.file()).isEmpty();
    assertThat(config.jobName()).isEqualTo("spring");
    assertThat(config.mapName()).isEqualTo("spring");
    assertThat(config.host()).isEqualTo("https://repo.example.org");
    assertThat(config.flag("nodes_only")).isTrue();
    assertThat(config.concurrency()).isEqualTo(1);
    assertThat(config.number("csv_start_row")).contains(3);
    assertThat(config.inputCsv()).isEqualTo(Path.of("in/metadata.csv"));
    assertThat(config.idMapFile()).isEqualTo(Path.of("csv_id_to_node_id_map.db"));
    assertThat(config.list("ignore_csv_columns")).containsExactly("a", "b");
    assertThat(config.pairs("additional_files")).containsExactly(Map.entry("x", "http://y"));
  }

  @Test
  void aProgramsConfigurationNeedsAJobName() {
    assertThatThrownBy(() -> WorkbenchConfig.of(Map.of("task", "create", "host", "https://a.org")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("job_name is missing");
  }

  @Test
  void aProgramsValueThatNoFileCouldHoldIsItsMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkbenchConfig.of(Map.of("task", new Object())))
        .withMessageContaining("java.lang.Object");
  }

  @Test
  void itShowsWhatWasSetAndMasksThePassword() {
    assertThat(read("nodes_only: true\n"))
        .hasToString(
            file()
                + " {task=create, host=https://repo.example.org, username=ann,"
                + " password=xxxxxxxxxx, nodes_only=true}");
  }

  @Test
  void aPasswordThatIsNoTextIsNotRepeated() {
    var text = Configs.LEAST.replace("sesame", "[sesame]");
    var file = Configs.write(file(), text);

    assertThatThrownBy(() -> WorkbenchConfig.read(file))
        .hasMessageContaining("line 4: password is no text")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void itPrintsAllThatIsInEffectAsYamlThatCanBeReadAgain() {
    var printed = read("additional_files:\n - x: http://y\n").print();

    assertThat(printed)
        .contains("password: \"xxxxxxxxxx\"\n")
        .contains("delimiter: \",\"\n")
        .doesNotContain("sesame");
    var again = WorkbenchConfig.read(Configs.write(directory.resolve("p.yml"), printed));
    assertThat(again.pairs("additional_files")).containsEntry("x", "http://y");
  }

  @Test
  void askingForASettingThatIsNotThereIsAMistake() {
    var config = read("");

    assertThatIllegalArgumentException().isThrownBy(() -> config.text("nods_only"));
    assertThatIllegalArgumentException().isThrownBy(() -> config.has("nods_only"));
    assertThatIllegalArgumentException().isThrownBy(() -> config.flag("host"));
  }

  @Test
  void remarksStandInTheOrderOfTheFile() {
    var remarks = read("redirect_status_code: x\nlog_json: true\n").remarks();

    assertThat(remarks)
        .extracting(Problem::severity)
        .containsExactly(Severity.NOTE, Severity.WARNING);
    assertThat(remarks.get(1).place()).hasToString(file() + " line 6");
  }

  private Path file() {
    return directory.resolve("c.yml");
  }

  private WorkbenchConfig read(String more) {
    return Configs.read(directory, more);
  }

  private AbstractThrowableAssert<?, ?> refused(String more) {
    var file = Configs.file(directory, more);
    return assertThatThrownBy(() -> WorkbenchConfig.read(file)).isInstanceOf(InputException.class);
  }
}
