package org.ingestworkbench.islandora.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.ingestworkbench.drupal.limits.RemoteFiles;
import org.ingestworkbench.islandora.yaml.ConfigProblems;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.RowTask;
import org.jspecify.annotations.Nullable;

/** What settings may be and must be, beyond their types. Puts some in order. */
final class Combinations {
  /** The tasks that rows may be for. */
  private static final List<String> TASKS =
      List.of("create", "create_from_files", "add_media", "update", "create_terms", "update_terms");

  /** Media may be added to the nodes that rows of another job made, as the ID map has them. */
  private static final String PARENT = "parent_id";

  private static final Pattern FILTER = Pattern.compile("[^:]+:(is|isnot):.*", Pattern.DOTALL);
  private static final String FROM_FILES = "create_from_files";
  private static final Set<String> CLEANING =
      Set.of("smart_quotes", "inside_spaces", "outside_spaces", "outside_subdelimiters");

  private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7E]{1,200}");
  private static final Pattern GID = Pattern.compile("\\d{1,20}");
  private static final int LONGEST_ADDRESS = 2_048;

  /** Each row that is under way has a thread. */
  private static final int MOST_AT_ONCE = 100;

  private final Map<String, Object> values;
  private final ToIntFunction<String> lines;
  private final ConfigProblems findings;

  Combinations(Map<String, Object> values, ToIntFunction<String> lines, ConfigProblems findings) {
    this.values = values;
    this.lines = lines;
    this.findings = findings;
  }

  /**
   * @param named whether a file names the job
   */
  void check(boolean named) {
    task();
    host();
    if (!named) {
      needed("job_name", "a configuration without a file needs one: the job is found by it");
    }
    source();
    rows();
    choices();
    pages();
    numbers();
    userAgent();
    remoteFiles();
  }

  private void remoteFiles() {
    try {
      RemoteFiles.DEFAULT.withFrom(texts("remote_files_from"));
    } catch (IllegalArgumentException e) {
      invalid("remote_files_from", "cannot be used: " + e.getMessage());
    }
  }

  private void task() {
    needed("task", "add task: create");
    var task = values.get("task");
    var export = ExportKind.of(String.valueOf(task));
    if (export.isPresent()) {
      export(export.get());
    } else if (DeletionKind.of(String.valueOf(task)).isPresent()) {
      findings.error(
          Code.SETTING_UNSUPPORTED,
          lines.applyAsInt("task"),
          "task: \"" + task + "\" deletes and is no job: run it by itself.");
    } else if (task != null && !TASKS.contains(task)) {
      findings.error(
          Code.SETTING_UNSUPPORTED,
          lines.applyAsInt("task"),
          "task: \"" + task + "\" is not supported; \"" + String.join("\", \"", TASKS) + "\" are.");
    } else if (FROM_FILES.equals(task)) {
      fromFiles();
    } else {
      List.of("model", "models").forEach(this::ofFiles);
      idOf(task);
      startingNode(task);
    }
  }

  /** The column that names what a row is about is the row's id, as in Islandora Workbench. */
  private void idOf(@Nullable Object task) {
    boolean byParents =
        RowTask.ADD_MEDIA.word().equals(task) && PARENT.equals(values.get("id_field"));
    if (byParents) {
      values.put("query_csv_id_to_node_id_map_for_parents", true);
    } else if (task != null && !task.equals(RowTask.CREATE.word())) {
      values.put("id_field", RowTask.of(task.toString()).orElseThrow().idColumn());
      terms(RowTask.of(task.toString()).orElseThrow());
    }
  }

  /** Terms of a vocabulary are made, and those that they refer to with them. */
  private void terms(RowTask task) {
    if (task.entity() == EntityType.TERM) {
      needed("vocab_id", "add the machine name of the vocabulary");
    }
    if (task == RowTask.CREATE_TERMS) {
      values.put("allow_adding_terms", true);
    }
  }

  private void ofFiles(String setting) {
    if (values.containsKey(setting)) {
      findings.note(
          lines.applyAsInt(setting), setting + " is ignored: it belongs to create_from_files.");
    }
  }

  private void fromFiles() {
    if (Boolean.TRUE.equals(values.get("paged_content_from_directories"))) {
      unsupported("paged_content_from_directories", "create_from_files makes no pages.");
    }
    if (values.containsKey("model") && values.containsKey("models")) {
      invalid("models", "and model are both set; the model is that of one of them.");
    }
    if (values.containsKey("rollback_csv_filename_template")
        && !values.containsKey("rollback_dir")
        && !values.containsKey("rollback_csv_file_path")) {
      invalid(
          "rollback_csv_filename_template",
          "would make files in input_dir that are taken for rows; set rollback_dir.");
    }
  }

  /** A number says from where on nodes were made. */
  private void startingNode(@Nullable Object task) {
    if (values.get("recovery_mode_starting_from_node_id") instanceof String node
        && !node.isEmpty()
        && RowTask.of(String.valueOf(task)).filter(its -> !its.makesNodes()).isPresent()) {
      invalid(
          "recovery_mode_starting_from_node_id",
          "is for tasks that make nodes; a job of \"" + task + "\" goes on with --resume.");
    }
  }

  private void export(ExportKind kind) {
    oneOf("export_csv_term_mode", "tid", "name");
    values.put("id_field", ExportKind.NODE_ID);
    if (kind == ExportKind.GET_DATA_FROM_VIEW) {
      needed("view_path", "add the path of a view that exports nodes as JSON");
    }
  }

  private void host() {
    needed("host", "add the site's base URL, like host: https://repo.example.org");
    if (values.get("host") instanceof String host) {
      var trimmed = host.strip().replaceAll("(?<!/)/+$", "");
      values.put("host", trimmed);
      if (host.indexOf('@') >= 0) {
        // Not repeated: a password may stand in it.
        invalid("host", "must be an address without user and password; they have settings.");
      } else if (host.length() > LONGEST_ADDRESS || !isAddress(trimmed)) {
        invalid("host", "must be an address like https://repo.example.org, not \"" + host + "\".");
      }
    }
  }

  private static boolean isAddress(String host) {
    try {
      var address = URI.create(host);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void source() {
    if (values.get("input_csv") instanceof String input) {
      if (InputKind.of(input) == InputKind.GOOGLE_SHEET) {
        sheet(input);
      } else if (input.toLowerCase(Locale.ROOT).endsWith(".xls")) {
        unsupported("input_csv", "files of an old Excel are not read; save it as .xlsx.");
      }
    }
    if (values.get("google_sheets_gid") instanceof String gid && !GID.matcher(gid).matches()) {
      invalid("google_sheets_gid", "must be the number after gid= in the address of the sheet.");
    }
    if (values.get("delimiter") instanceof String delimiter
        && !delimiter.equals("\\t")
        && delimiter.codePointCount(0, delimiter.length()) != 1) {
      invalid("delimiter", "must be one character, or \"\\t\", not \"" + delimiter + "\".");
    }
  }

  private void sheet(String address) {
    var gid = Optional.ofNullable(values.get("google_sheets_gid")).map(String::valueOf);
    if (GoogleSheet.of(address, gid).isEmpty()) {
      unsupported(
          "input_csv",
          "of addresses only those of Google Sheets are read, like"
              + " https://docs.google.com/spreadsheets/d/ID/edit.");
    }
  }

  private void rows() {
    if (values.containsKey("csv_start_row_skip") != values.containsKey("csv_stop_row_skip")) {
      invalid(
          values.containsKey("csv_start_row_skip") ? "csv_start_row_skip" : "csv_stop_row_skip",
          "needs the other one too: csv_start_row_skip and csv_stop_row_skip.");
    }
    for (var filter : texts("csv_row_filters")) {
      if (!FILTER.matcher(filter).matches()) {
        invalid(
            "csv_row_filters",
            "has \"" + filter + "\"; a filter is column:is:value or column:isnot:value.");
      }
    }
    for (var skipped : texts("clean_csv_values_skip")) {
      if (!CLEANING.contains(skipped)) {
        invalid("clean_csv_values_skip", "has \"" + skipped + "\"; there are " + sorted(CLEANING));
      }
    }
  }

  private List<String> texts(String setting) {
    return values.get(setting) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private void choices() {
    oneOf("csv_dialect", "strict", "lenient");
    oneOf("csv_headers", "names", "labels");
    oneOf("update_mode", "replace", "append", "delete");
    oneOf("log_file_mode", "a", "w");
    fixity();
  }

  private void fixity() {
    values.remove("fixity_algorithm", "");
    oneOf("fixity_algorithm", "md5", "sha1", "sha256");
    if (Boolean.TRUE.equals(values.get("validate_fixity_during_check"))) {
      needed("fixity_algorithm", "validate_fixity_during_check needs md5, sha1 or sha256");
    }
  }

  private void oneOf(String setting, String... choices) {
    var value = values.get(setting);
    if (value != null && !List.of(choices).contains(value)) {
      invalid(setting, "must be one of " + List.of(choices) + ", not \"" + value + "\".");
    }
  }

  private void pages() {
    if (Boolean.TRUE.equals(values.get("paged_content_from_directories"))) {
      needed(
          "paged_content_page_model_tid", "paged_content_from_directories needs the pages' model");
    }
  }

  private void numbers() {
    atLeastOne("concurrency");
    atLeastOne("max_node_title_length");
    if (values.get("concurrency") instanceof Integer number && number > MOST_AT_ONCE) {
      invalid("concurrency", "must be " + MOST_AT_ONCE + " or less, not " + number + ".");
    }
  }

  /** It goes into a header of every request. */
  private void userAgent() {
    if (values.get("user_agent") instanceof String name && !HEADER.matcher(name).matches()) {
      invalid("user_agent", "must be up to 200 letters, digits and signs of ASCII on one line.");
    }
  }

  private void atLeastOne(String setting) {
    if (values.get(setting) instanceof Integer number && number < 1) {
      invalid(setting, "must be 1 or more, not " + number + ".");
    }
  }

  private void needed(String setting, String advice) {
    if (!values.containsKey(setting)) {
      findings.error(Code.SETTING_INVALID, 0, setting + " is missing: " + advice + ".");
    }
  }

  private void invalid(String setting, String message) {
    findings.error(Code.SETTING_INVALID, lines.applyAsInt(setting), setting + " " + message);
  }

  private void unsupported(String setting, String message) {
    findings.error(
        Code.SETTING_UNSUPPORTED,
        lines.applyAsInt(setting),
        setting + " is not supported as it is: " + message);
  }
}
