package org.ingestworkbench.cli.console;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ingestworkbench.model.Advice;

/**
 * Says in options, commands and settings what the library advises in the words of its API. Texts
 * come from messages and from what a store kept of them, so the words are looked for in the text.
 */
public final class AdviceWording {

  private static final String GAP = "{}";

  /** Words in a path, or in a longer name such as that of a stack trace, advise nothing. */
  private static final String BEGIN = "(?<![\\w./\\\\-])";

  private static final String END = "(?![\\w/\\\\-]|\\.\\w)";

  private static final List<Rule> RULES = Stream.of(Advice.values()).map(Rule::of).toList();

  private AdviceWording() {}

  /** The text as the command says it; a text that was said already comes back as it is. */
  public static String of(String text) {
    var said = text;
    for (var rule : RULES) {
      said = rule.said(said);
    }
    return said;
  }

  /**
   * How one advice is said.
   *
   * @param start what any text with it has
   * @param words its words, with a group for each fact
   * @param ours what is said instead, with the groups in their places
   */
  private record Rule(String start, Pattern words, String ours) {

    static Rule of(Advice advice) {
      var parts = List.of(advice.words().split(Pattern.quote(GAP), -1));
      var words = String.join("(\\S+)", parts.stream().map(Pattern::quote).toList());
      var ours = Matcher.quoteReplacement(AdviceWording.words(advice));
      for (int group = 1; group < parts.size(); group++) {
        ours = ours.replaceFirst(Pattern.quote(GAP), "\\$" + group);
      }
      return new Rule(parts.get(0), Pattern.compile(BEGIN + words + END), ours);
    }

    String said(String text) {
      return text.contains(start) ? words.matcher(text).replaceAll(ours) : text;
    }
  }

  private static String words(Advice advice) {
    return switch (advice) {
      case INPUT_FILE -> "input_dir and input_csv";
      case ID_COLUMN -> "id_field";
      case START_ROW -> "csv_start_row";
      case STOP_ROW -> "csv_stop_row";
      case FIRST_SKIPPED_ROW -> "csv_start_row_skip";
      case LAST_SKIPPED_ROW -> "csv_stop_row_skip";
      case CHOSEN_ROWS -> "csv_rows_to_process";
      case ROW_FILTERS -> "csv_row_filters";
      case IGNORED_COLUMNS -> "ignore_csv_columns";
      case COLUMN_NAMES -> "csv_column_map";
      case CONSTANT_COLUMNS -> "csv_field_templates";
      case VALUE_TEMPLATES -> "csv_value_templates";
      case RANDOM_LENGTH -> "csv_value_templates_rand_length";
      case SKIPPED_CLEANING -> "clean_csv_values_skip";
      case TEMPORARY_FOLDER -> "another temp_dir";
      case CONTENT_TYPE -> "content_type";
      case VOCABULARY -> "vocab_id";
      case PAGE_CONTENT_TYPE -> "paged_content_page_content_type";
      case TITLE_LENGTH -> "max_node_title_length";
      case FILES_BELOW -> "files_below";
      case NEW_TERMS -> "allow_adding_terms: true";
      case PROTECTED_VOCABULARIES -> "protected_vocabularies";
      case NODES_ONLY -> "nodes_only: true";
      case MEDIA_USE -> "media_use_tid";
      case ADDITIONAL_FILES -> "additional_files";
      case FILE_FIELDS -> "media_type_file_fields";
      case FIXITY -> "fixity_algorithm";
      case MEDIA_TITLE_COLUMN -> "field_for_media_title";
      case PAGES_OF_EXISTING_BOOKS -> "paged_content_from_directories_parents_exist";
      case PAGE_DIRECTORIES -> "page_files_source_dir_field";
      case PAGE_MODEL -> "paged_content_page_model_tid";
      case PAGE_TITLES -> "page_title_template";
      case PAGE_SEPARATOR -> "paged_content_sequence_separator";
      case PAGE_ADDITIONAL_MEDIA -> "paged_content_additional_page_media";
      case OVER_EDITS -> "overwrite_edits: true";
      case MAP_PLACE ->
          "You should set your \"csv_id_to_node_id_map_dir\" config setting to a location other";
      case MAP_HOSTS -> "csv_id_to_node_id_map_allowed_hosts";
      case PARENTS_IN_MAP -> "query_csv_id_to_node_id_map_for_parents";
      case NEWEST_PARENT -> "ignore_duplicate_parent_ids";
      case RESUME -> "--resume";
      case RESUME_UNDER_ITS_NAME ->
          "resume it with its own configuration, or with its name as job_name";
      case ACCEPT_CHANGES, ADOPT_OR_CREATE_ANEW, INSIST -> advice.words();
      case COMPLETE_MEDIA -> "--complete-media (Recovery.completingMedia)";
      case FINISH_ROLLBACK -> "\"workbench rollback --job {}\" (JobRollback.of)";
      case FINISH_MAP -> "\"workbench rebuild-map --job-id {}\" (IngestJob.rebuildMap)";
      case MORE_ROLLBACKS -> "(--rollbacks N, RebuildOptions.rollbacks)";
      case ROLL_BACK_WHOLE_JOB -> "\"workbench rollback --job {} {}\", which rolls the job back,";
      case ROLL_BACK_SLICES -> "--all-slices";
      case FORCE -> "--force";
      case WITH_ADOPTED -> "--with-adopted";
      case WITH_ALL_MEDIA -> "--with-all-media";
      case SHOW_BY_UUID -> "turn JSON:API on";
      case REMOTE_FILES_FROM -> "remote_files_from";
      case REMOTE_FILE_SIZE -> "remote_file_max_size";
      case REMOTE_FILE_TIME -> "remote_file_max_time";
      case REMOTE_FILE_DIRECTORY -> "another temp_dir";
      case UNVERIFIED_CERTIFICATE -> "secure_ssl_only";
      case CERTIFICATE_AUTHORITY -> "ca_file";
      case DEFINITIONS_BY_MODULE -> "use_workbench_permissions";
    };
  }
}
