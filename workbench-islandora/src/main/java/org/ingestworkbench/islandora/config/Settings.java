package org.ingestworkbench.islandora.config;

import static org.ingestworkbench.islandora.config.Support.IGNORED;
import static org.ingestworkbench.islandora.config.Support.IRRELEVANT;
import static org.ingestworkbench.islandora.config.Support.REFUSED;
import static org.ingestworkbench.islandora.config.Support.SUPPORTED;
import static org.ingestworkbench.islandora.yaml.ValueType.ANYTHING;
import static org.ingestworkbench.islandora.yaml.ValueType.DECIMAL;
import static org.ingestworkbench.islandora.yaml.ValueType.DIGITS_OR_FALSE;
import static org.ingestworkbench.islandora.yaml.ValueType.FLAG;
import static org.ingestworkbench.islandora.yaml.ValueType.GROUPS;
import static org.ingestworkbench.islandora.yaml.ValueType.LIST;
import static org.ingestworkbench.islandora.yaml.ValueType.LIST_OR_PATH;
import static org.ingestworkbench.islandora.yaml.ValueType.NUMBER;
import static org.ingestworkbench.islandora.yaml.ValueType.PAIRS;
import static org.ingestworkbench.islandora.yaml.ValueType.PAIRS_OR_FALSE;
import static org.ingestworkbench.islandora.yaml.ValueType.PATH;
import static org.ingestworkbench.islandora.yaml.ValueType.PATHS;
import static org.ingestworkbench.islandora.yaml.ValueType.PATH_OR_FALSE;
import static org.ingestworkbench.islandora.yaml.ValueType.SIZE;
import static org.ingestworkbench.islandora.yaml.ValueType.TEXT;
import static org.ingestworkbench.islandora.yaml.ValueType.TEXT_OR_FALSE;
import static org.ingestworkbench.islandora.yaml.ValueType.TIME;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.islandora.yaml.ValueType;
import org.jspecify.annotations.Nullable;

/** Every setting there is, as one table. */
final class Settings {

  private static final String NO_SCRIPTS =
      "Never, because such scripts work on the other program's own data; a workflow runs programs.";

  private static final Map<String, Setting> TABLE = new Settings().table();

  private final Map<String, List<Setting>> sections = new LinkedHashMap<>();
  private List<Setting> section = List.of();

  private Settings() {}

  /** All settings by name, in the order of the manual. */
  static Map<String, Setting> all() {
    return TABLE;
  }

  /** All settings by the heading they stand under in the manual. */
  static Map<String, List<Setting>> bySection() {
    var settings = new Settings();
    settings.table();
    return settings.sections;
  }

  private Map<String, Setting> table() {
    jobAndSite();
    input();
    fields();
    filesAndMedia();
    pages();
    mapAndParents();
    rollback();
    requests();
    logAndConsole();
    hooks();
    otherSources();
    exports();
    otherTasks();
    var byName = new LinkedHashMap<String, Setting>();
    sections.values().forEach(list -> list.forEach(one -> byName.put(one.name(), one)));
    return Collections.unmodifiableMap(byName);
  }

  private void jobAndSite() {
    section("Job and site");
    supported(
        "task",
        TEXT,
        null,
        "What is done with each row: `create`, `create_from_files`"
            + " ([inputs.md](inputs.md#files-of-a-directory)), `add_media`, `update`,"
            + " `create_terms` or `update_terms` ([terms.md](terms.md)). Needed.");
    supported("host", TEXT, null, "The site's base URL; a slash at its end is removed. Needed.");
    supported("username", TEXT, null, "Who signs in. Needed, unless the credentials file says it.");
    supported("password", TEXT, null, "The password; an empty one counts as not given.");
    supported(
        "credentials_file_path",
        PATH,
        null,
        "A YAML file with `username` and `password`, read when neither stands here.");
    irrelevant(
        "credentials_key_file_path",
        TEXT,
        "Encrypted credentials files are not supported, so there is nothing to decrypt.");
    ignored(
        "remove_password_from_config_file",
        FLAG,
        false,
        "Input is never altered, the configuration file neither; use the environment instead.");
    supported("job_name", TEXT, null, "Ours: the job's name; the file's real path otherwise.");
    supported(
        "concurrency",
        NUMBER,
        4,
        "Ours: how many rows, and how many requests, may be under way at once.");
    supported(
        "keep_order",
        FLAG,
        false,
        "Ours: nodes are made in the order of the input, one at a time; files and media beside them.");
    supported("content_type", TEXT, "islandora_object", "The content type of the nodes.");
    supported(
        "vocab_id",
        TEXT,
        null,
        "The vocabulary of the terms. Needed with `create_terms` and `update_terms`.");
    supported("nodes_only", FLAG, false, "No media are made and no files looked for.");
    supported(
        "contact_sheet_output_dir",
        PATH,
        "contact_sheet_output",
        "Where `--contactsheet` writes its page; beside this file unless it is a full path.");
    supported("output_csv", PATH, null, "A CSV file to which created nodes are added.");
    supported(
        "output_csv_include_input_csv", FLAG, false, "The output CSV has the input's columns too.");
    supported(
        "recovery_mode_starting_from_node_id",
        DIGITS_OR_FALSE,
        null,
        "The first node of an interrupted job, ours or Islandora Workbench's; --resume needs"
            + " none.");
    supported(
        "secondary_tasks",
        PATHS,
        List.of(),
        "Configuration files of jobs that follow this one; all are run as one workflow.");
  }

  private void input() {
    section("Input CSV");
    supported("input_dir", PATH, "input_data", "Where the CSV file and the files are.");
    supported(
        "input_csv",
        PATH,
        "metadata.csv",
        "The CSV file, in `input_dir` or with a full path; or an Excel workbook (`.xlsx`), JSON lines"
            + " (`.jsonl`), or the address of a Google Sheet: [inputs.md](inputs.md).");
    supported(
        "excel_worksheet",
        TEXT,
        null,
        "The sheet of the workbook; by default the only one that is not hidden, or `Sheet1`.");
    supported(
        "google_sheets_gid",
        TEXT,
        null,
        "The number of the sheet (`gid`); by default that of the address, or the first one.");
    irrelevant("google_sheets_csv_filename", TEXT, "The copy of a sheet lies beside the ID map.");
    irrelevant("excel_csv_filename", TEXT, "A workbook is read as it is; no CSV is made of it.");
    supported(
        "model", TEXT, null, "With `create_from_files`: the model of all nodes, as in a CSV.");
    supported(
        "models",
        GROUPS,
        Map.of(),
        "With `create_from_files`: models and the extensions of their files; `''` is every other.");
    supported(
        "id_field",
        TEXT,
        "id",
        "The column with the ids of rows. A task about what is there has one of its own; only"
            + " `add_media` takes `parent_id` too.");
    supported(
        "delimiter",
        TEXT,
        ",",
        "One character between cells; `\"\\t\"` for a tab. A first line `sep=;` in the file wins.");
    supported(
        "csv_dialect",
        TEXT,
        "strict",
        "Ours: `lenient` accepts quotes as Python's reader does, also text after a closing quote.");
    supported("subdelimiter", TEXT, "|", "What stands between several values of a cell.");
    supported("csv_headers", TEXT, "names", "`labels`: headers may be labels of fields.");
    supported(
        "csv_column_map",
        PAIRS,
        Map.of(),
        "Ours: what columns of the CSV are called: `{name: title}` takes the column `name` for"
            + " `title`.");
    supported("ignore_csv_columns", LIST, List.of(), "Columns that are not looked at.");
    supported(
        "csv_start_row",
        NUMBER,
        0,
        "The first data row, counted from 1. Rows chosen by this and the next are a slice, a job of"
            + " its own: [command.md](command.md#slices-of-one-csv).");
    supported("csv_stop_row", NUMBER, null, "The last data row.");
    supported(
        "csv_start_row_skip",
        NUMBER,
        null,
        "The first row to leave out, counted from `csv_start_row`.");
    supported(
        "csv_stop_row_skip",
        NUMBER,
        null,
        "The last row to leave out, counted from `csv_start_row`.");
    supported(
        "csv_rows_to_process",
        LIST_OR_PATH,
        List.of(),
        "Ids of the only rows to ingest, or a file with one id on each line.");
    supported(
        "csv_row_filters",
        LIST,
        List.of(),
        "`column:is:value` and `column:isnot:value`; several columns must all agree.");
    supported("csv_field_templates", PAIRS, Map.of(), "Columns with the same value in every row.");
    supported("csv_value_templates", PAIRS, Map.of(), "Templates for the values of a column.");
    supported("csv_value_templates_for_paged_content", PAIRS, Map.of(), "The same, for pages.");
    supported(
        "allow_csv_value_templates_if_field_empty",
        LIST,
        List.of(),
        "Columns whose template counts for empty cells too.");
    supported("csv_value_templates_rand_length", NUMBER, 5, "Length of random texts in templates.");
    supported(
        "clean_csv_values_skip",
        LIST,
        List.of(),
        "Any of `smart_quotes`, `inside_spaces`, `outside_spaces`, `outside_subdelimiters`.");
    supported(
        "field_viewer_override_models",
        GROUPS,
        Map.of(),
        "Fills `field_viewer_override` by the row's `field_model`.");
    supported(
        "field_viewer_override_extensions",
        GROUPS,
        Map.of(),
        "Fills `field_viewer_override` by the extension of the row's file.");
    supported(
        "temp_dir",
        PATH,
        null,
        "Where files of other sites lie until they are uploaded; the system's directory for"
            + " temporary files otherwise.");
  }

  private void fields() {
    section("Fields and terms");
    supported("allow_adding_terms", FLAG, false, "Terms that are missing are made.");
    supported("protected_vocabularies", LIST, List.of(), "Vocabularies that get no new terms.");
    supported(
        "columns_with_term_names",
        LIST,
        List.of(),
        "Columns in which a number is the name of a term, not its ID.");
    supported("max_node_title_length", NUMBER, 255, "Longer titles are cut, with a warning.");
    supported("text_format_id", TEXT, "basic_html", "The format of formatted texts.");
    supported("field_text_format_ids", PAIRS, Map.of(), "The format of single fields.");
    ignored("validate_terms_exist", FLAG, true, "A check always looks terms up.");
    ignored("validate_parent_node_exists", FLAG, true, "A check always looks parents up.");
    irrelevant("list_missing_drupal_fields", FLAG, "A check always names all unknown columns.");
    ignored("require_entity_reference_views", FLAG, true, "References are not looked up by views.");
    refused(
        "entity_reference_view_endpoints",
        ANYTHING,
        "Never, because terms are looked up by name, alike for all fields.");
    refused("paragraph_fields", ANYTHING, "Not yet: paragraphs are not made.");
    refused(
        "node_exists_verification_view_endpoint",
        ANYTHING,
        "Never, because the ID map and the journal tell which nodes exist.");
  }

  private void filesAndMedia() {
    section("Files and media");
    supported(
        "allow_missing_files",
        FLAG,
        false,
        "A row whose file is missing is made without it; otherwise it fails, the others go on.");
    supported(
        "files_below",
        PATHS,
        null,
        "Ours: directories beside `input_dir` in which files may lie; a row with another file fails."
            + " Without it there is a warning.");
    supported(
        "media_use_tid",
        TEXT,
        "http://pcdm.org/use#OriginalFile",
        "The media use of a row's file: ID, URI or name, several with the subdelimiter.");
    supported("media_type", TEXT, null, "The media type of everything.");
    supported("media_types", GROUPS, null, "Extensions by media type, instead of the usual ones.");
    supported("media_types_override", GROUPS, Map.of(), "Extensions by media type; they win.");
    supported(
        "media_type_by_media_use",
        PAIRS_OR_FALSE,
        Map.of(),
        "The media type by media use, for additional files.");
    supported("media_type_file_fields", PAIRS, Map.of(), "The field for the file, by media type.");
    supported("media_file_fields", PAIRS, Map.of(), "The older name of `media_type_file_fields`.");
    supported("media_track_file_fields", PAIRS, Map.of(), "The field for tracks, by media type.");
    supported("oembed_providers", GROUPS, null, "Beginnings of URLs that become embedded media.");
    supported("additional_files", PAIRS, Map.of(), "Columns with further files: their media use.");
    supported("use_node_title_for_media_title", FLAG, false, "Media are called like their node.");
    supported("use_nid_in_media_title", FLAG, false, "Media are called `N-Original File`.");
    supported("field_for_media_title", TEXT_OR_FALSE, "", "The column with the names of media.");
    supported("keep_filename_parent_directory", FLAG, true, "Uploaded names keep their directory.");
    supported("max_image_alt_text_length", NUMBER, 255, "Longer alternative texts are cut.");
    supported("standalone_media_url", FLAG, false, "Whether the site has media at `/media/N`.");
    supported(
        "fixity_algorithm",
        TEXT_OR_FALSE,
        null,
        "`md5`, `sha1` or `sha256`: files are compared with the column `checksum`, and with what"
            + " the site stored ([checksums](files.md#checksums)).");
    supported(
        "validate_fixity_during_check",
        FLAG,
        false,
        "A check reads every file, and compares it with the column `checksum`.");
    refused(
        "use_node_title_for_remote_filename",
        FLAG,
        "Not yet: files of other sites are called as their address says.");
    refused(
        "use_nid_in_remote_filename",
        FLAG,
        "Not yet: files of other sites are called as their address says.");
    refused(
        "field_for_remote_filename",
        TEXT_OR_FALSE,
        "Not yet: files of other sites are called as their address says.");
    refused(
        "remote_file_cookie_name",
        TEXT_OR_FALSE,
        "Never, because the cookie would go to every site that a row names.");
    refused(
        "remote_file_cookie_value",
        TEXT_OR_FALSE,
        "Never, because the cookie would go to every site that a row names.");
    supported(
        "remote_files_from",
        LIST,
        List.of(),
        "Ours: hosts, addresses and networks (`10.1.0.0/16`) from which files may be fetched although"
            + " they are refused otherwise ([files.md](files.md#files-of-other-sites)).");
    supported(
        "remote_file_max_size",
        SIZE,
        "2g",
        "Ours: the largest file of another site, such as `500m`; `0` for no limit.");
    supported(
        "remote_file_max_time",
        TIME,
        "1h",
        "Ours: how long such a file may take to come; `0` for no limit.");
    irrelevant("delete_tmp_upload", FLAG, "Fetched files are always deleted after their upload.");
    ignored("mimetype_extensions", ANYTHING, null, "Extensions come from names, not MIME types.");
    ignored("extensions_to_mimetypes", ANYTHING, null, "The site finds the MIME type itself.");
    irrelevant("drupal_filesystem", TEXT, "The site knows where its files belong.");
    irrelevant(
        "use_node_title_for_media", FLAG, "An unused name of `use_node_title_for_media_title`.");
  }

  private void pages() {
    section("Pages from directories");
    supported(
        "paged_content_from_directories", FLAG, false, "Each row's directory holds its pages.");
    supported(
        "paged_content_from_directories_parents_exist",
        FLAG,
        false,
        "Only pages are made, for nodes that `field_member_of` names.");
    supported(
        "page_files_source_dir_field",
        TEXT,
        null,
        "The column that names the directory; without it, the id names it.");
    supported("paged_content_sequence_separator", TEXT, "-", "Stands before the page number.");
    supported("paged_content_page_model_tid", TEXT, null, "The pages' model. Needed for pages.");
    supported("paged_content_page_content_type", TEXT, null, "The pages' content type.");
    supported(
        "paged_content_image_file_extension",
        TEXT,
        null,
        "Only these files are pages; needs `paged_content_additional_page_media`.");
    supported(
        "paged_content_additional_page_media",
        PAIRS,
        Map.of(),
        "Media use and extension of files beside the pages.");
    supported("paged_content_page_viewer_override", TEXT, null, "The pages' viewer.");
    supported("viewer_override_fieldname", TEXT, "field_viewer_override", "The viewer's field.");
    supported("page_title_template", TEXT, "$parent_title, page $weight", "The pages' titles.");
    supported("paged_content_page_weight_multiplier", NUMBER, 1, "Weight is page times this.");
    supported("paged_content_ignore_files", LIST, List.of("Thumbs.db"), "Files that are no pages.");
  }

  private void mapAndParents() {
    section("ID map and parents");
    supported(
        "csv_id_to_node_id_map_path",
        PATH_OR_FALSE,
        null,
        "The path of the ID map; beside the configuration file by default. `false`: journal, no ID map.");
    supported("csv_id_to_node_id_map_dir", PATH, null, "The ID map's directory.");
    supported(
        "csv_id_to_node_id_map_filename", PATH, "csv_id_to_node_id_map.db", "The ID map's name.");
    supported(
        "csv_id_to_node_id_map_allowed_hosts",
        LIST,
        null,
        "Hosts whose rows count; `\"\"` is rows without one; `[]` every host.");
    supported(
        "query_csv_id_to_node_id_map_for_parents",
        FLAG,
        false,
        "Parents are looked for in the map, those of earlier jobs too.");
    supported(
        "ignore_duplicate_parent_ids",
        FLAG,
        true,
        "The newest of several map rows for a parent counts; otherwise the row is blocked.");
    supported(
        "ignore_existing_parent_ids",
        FLAG,
        true,
        "In a secondary task: parents are looked up in the ID map.");
  }

  private void rollback() {
    section("Rollback files");
    supported("timestamp_rollback", FLAG, false, "The names have the time of the start in them.");
    supported("rollback_dir", PATH, null, "Where the rollback CSV is; `input_dir` otherwise.");
    supported("rollback_config_file_path", PATH, null, "The rollback configuration's path.");
    supported("rollback_csv_file_path", PATH, null, "The rollback CSV's path.");
    supported("rollback_config_filename_template", PATH, null, "The configuration's name.");
    supported("rollback_csv_filename_template", PATH, null, "The CSV's name.");
    supported("rollback_file_include_node_info", FLAG, false, "The CSV says more than node IDs.");
    supported("rollback_file_comments", LIST, List.of(), "Comments at the top of both.");
    supported(
        "include_password_in_rollback_config_file",
        FLAG,
        false,
        "The password is written into the rollback configuration.");
  }

  private void requests() {
    section("Requests");
    supported(
        "user_agent", TEXT, "Islandora Workbench", "The name that requests give for this program.");
    supported("secure_ssl_only", FLAG, true, "Whether certificates are checked.");
    supported(
        "ca_file",
        TEXT,
        null,
        "Ours: certificate authorities (PEM) that count besides the Java platform's.");
    supported("pause", DECIMAL, null, "Seconds before each request; above 0: one at a time.");
    supported("adaptive_pause", DECIMAL, null, "Seconds to wait after a slow answer.");
    supported(
        "adaptive_pause_threshold",
        DECIMAL,
        new BigDecimal(2),
        "How many times slower than usual is slow.");
    supported("http_max_retries", NUMBER, 3, "How often a request is tried again.");
    supported(
        "http_backoff_factor",
        DECIMAL,
        new BigDecimal(1),
        "Seconds, doubled for each retry: 1 waits 0, 2 and 4.");
    supported(
        "wait_for_site",
        TIME,
        "5m",
        "Ours: how long a site that is away is waited for, such as `30m`; `0` for not at all.");
    supported(
        "use_workbench_permissions",
        FLAG,
        false,
        "Definitions of fields are read from the integration module alone.");
    ignored(
        "allow_redirects",
        FLAG,
        true,
        "A redirected write is always an error that names the new address.");
    ignored(
        "http_retry_on_status_codes",
        LIST,
        null,
        "What became of a request decides whether it is tried again.");
    ignored(
        "http_retry_allowed_methods",
        LIST,
        null,
        "A write is tried again only when it is known that it had no effect.");
    irrelevant("enable_http_cache", FLAG, "Definitions and terms are read once per job.");
    irrelevant("http_cache_storage", TEXT, "There is no such cache.");
    irrelevant("http_cache_storage_expire_after", NUMBER, "There is no such cache.");
  }

  private void logAndConsole() {
    section("Log and console");
    supported("log_file_path", PATH, "workbench.log", "The log, relative to where you are.");
    supported("log_file_mode", TEXT, "a", "`w` begins the log anew, `a` adds to it.");
    supported("progress_bar", FLAG, false, "A bar instead of a line for each row.");
    supported(
        "show_percentage_of_csv_input_processed", FLAG, false, "Lines say how far the job is.");
    supported(
        "csv_formula_guard",
        FLAG,
        false,
        "Ours: an apostrophe before what a spreadsheet would take for a formula, in `output_csv`,"
            + " `rows_not_done.TIME.csv` and exports.");
    supported("completion_message", TEXT, null, "Shown at the end.");
    irrelevant("log_term_creation", FLAG, "New terms are always in the log.");
    irrelevant("log_file_name_and_line_number", FLAG, "Lines of the log name no source code.");
    for (var name :
        List.of(
            "log_request_url",
            "log_json",
            "log_headers",
            "log_response_status_code",
            "log_response_body",
            "log_response_time",
            "log_response_time_sample")) {
      ignored(name, FLAG, false, "Requests are not in the log.");
    }
    supported(
        "perform_soft_checks",
        FLAG,
        false,
        "A check ends with 0 when nothing is wrong but missing files, extensions, dates and the"
            + " order of children.");
    irrelevant(
        "exit_on_first_missing_file_during_check", FLAG, "An older name of `perform_soft_checks`.");
    ignored("check_lock_file_path", TEXT, null, "Every run looks at its input before it writes.");
    irrelevant("remind_user_to_run_check", FLAG, "Every run looks at its input before it writes.");
    irrelevant("user_prompts", ANYTHING, "There are no such prompts.");
    irrelevant("check_for_workbench_updates", FLAG, "The command looks for no updates.");
  }

  private void hooks() {
    section("Scripts and hooks");
    refused("bootstrap", ANYTHING, NO_SCRIPTS);
    refused("shutdown", ANYTHING, NO_SCRIPTS);
    refused("preprocessors", ANYTHING, NO_SCRIPTS);
    refused("node_post_create", ANYTHING, NO_SCRIPTS);
    refused("media_post_create", ANYTHING, NO_SCRIPTS);
    irrelevant("show_bootstrap_script_output", FLAG, "Scripts are not run.");
    irrelevant("show_shutdown_script_output", FLAG, "Scripts are not run.");
    irrelevant("path_to_python", TEXT, "Scripts are not run.");
    irrelevant("path_to_workbench_script", TEXT, "Secondary tasks are not run by a script.");
  }

  private void otherSources() {
    section("Sources other than CSV");
    refused(
        "input_data_zip_archives",
        ANYTHING,
        "Not yet: extract archives into `input_dir` beforehand.");
    irrelevant("delete_zip_archive_after_extraction", FLAG, "Archives are not extracted.");
  }

  private void exports() {
    section("Exports");
    supported(
        "export_csv_file_path",
        PATH,
        null,
        "The CSV that is written; beside the input by default ([export.md](export.md)).");
    supported(
        "export_csv_field_list",
        LIST,
        List.of(),
        "The only columns beside `node_id` and `title`; all that a `create` takes otherwise.");
    supported(
        "export_csv_term_mode",
        TEXT,
        "tid",
        "Terms are written by ID, or with `name` as `vocabulary:name`, for another site.");
    supported(
        "export_file_directory",
        PATH,
        null,
        "Where files of the nodes are downloaded to, with names in the column `file`.");
    supported(
        "export_file_media_use_term_id",
        TEXT,
        "http://pcdm.org/use#OriginalFile",
        "The media use of the file in the column `file`: ID or URI.");
    supported(
        "export_file_url_instead_of_download",
        FLAG,
        false,
        "The columns of files have addresses, and nothing is downloaded.");
    supported("view_path", TEXT, null, "The path of the view, a REST export.");
    supported("view_parameters", LIST, List.of(), "What the view is asked with: `key=value`.");
    supported(
        "get_data_from_view_file_path",
        PATH,
        null,
        "The CSV of `task: get_data_from_view`; `export_csv_file_path` otherwise.");
  }

  private void otherTasks() {
    section("Other tasks");
    supported(
        "update_mode",
        TEXT,
        "replace",
        "With `task: update`: the values of a row `replace` those that are there, are added behind"
            + " them (`append`), or all values of the columns' fields are taken away (`delete`).");
    supported(
        "overwrite_edits",
        FLAG,
        false,
        "Ours: where a person or another program has changed a field since a change of it was"
            + " interrupted, it is changed all the same.");
    irrelevant(
        "delete_media_by_node_media_use_tids",
        ANYTHING,
        "With `task: delete_media_by_node`: IDs or URIs of the media uses whose media are deleted;"
            + " all media otherwise.");
    irrelevant(
        "delete_media_with_nodes",
        ANYTHING,
        "With `task: delete`: `false` lets media stay, without a node.");
    for (var name :
        List.of(
            "contact_sheet_css_path",
            "entity_type",
            "media_fields",
            "node_post_export",
            "node_post_update",
            "prompt_user_before_delete_task",
            "redirect_status_code",
            "run_scripts",
            "run_scripts_entity_type",
            "run_scripts_log_script_output",
            "run_scripts_threads",
            "sqlite_db_filename",
            "update_media_by_node_media_use_tids")) {
      irrelevant(name, ANYTHING, "Has no meaning for `task: create`.");
    }
  }

  private void section(String heading) {
    section = new ArrayList<>();
    sections.put(heading, section);
  }

  private void supported(String name, ValueType type, @Nullable Object otherwise, String note) {
    section.add(new Setting(name, type, otherwise, SUPPORTED, note));
  }

  private void ignored(String name, ValueType type, @Nullable Object otherwise, String note) {
    section.add(new Setting(name, type, otherwise, IGNORED, note));
  }

  private void irrelevant(String name, ValueType type, String note) {
    section.add(new Setting(name, type, null, IRRELEVANT, note));
  }

  private void refused(String name, ValueType type, String note) {
    section.add(new Setting(name, type, type == FLAG ? false : null, REFUSED, note));
  }
}
