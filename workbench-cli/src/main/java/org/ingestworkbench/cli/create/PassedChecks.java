package org.ingestworkbench.cli.create;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.islandora.config.InputKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.RowTask;

/**
 * A line for each part of a check that found nothing wrong: no warning and nothing worse. A part
 * that needs rows or the site is left out where something kept the check from looking at them.
 */
record PassedChecks(WorkbenchConfig config, CheckReport report) {

  /** What a part looks at, and so what it needs. */
  private enum Of {
    SETTINGS,
    LISTS,
    INPUT,
    SITE,
    ROWS,
    NEW,
    NEW_NODES,
    NEW_TERMS,
    CHANGES,
    CHANGED_TERMS,
    ADDITIONS,
    FILES,
    CHECKSUMS,
    PAGES
  }

  private record Part(Of of, String words, Set<Code> codes) {
    Part(Of of, String words, Code first, Code... more) {
      this(of, words, EnumSet.of(first, more));
    }
  }

  List<String> lines() {
    var wrong = wrong();
    return report.cancelled()
        ? List.of()
        : parts()
            .filter(part -> looked(part.of()) && part.codes().stream().noneMatch(wrong::contains))
            .map(part -> "OK, " + part.words() + ".")
            .toList();
  }

  private Set<Code> wrong() {
    return report.problems().stream()
        .filter(problem -> problem.severity() != Severity.NOTE)
        .map(Problem::code)
        .collect(Collectors.toSet());
  }

  private boolean looked(Of of) {
    boolean startable = !report.severities().containsKey(Severity.ERROR);
    return switch (of) {
      case SETTINGS, INPUT -> true;
      case LISTS -> config.task().makesNodes();
      case SITE -> !report.counts().containsKey(Code.SITE_UNAVAILABLE);
      case ROWS -> startable;
      case NEW -> looked(Of.NEW_NODES) || looked(Of.NEW_TERMS);
      case NEW_TERMS -> startable && config.task() == RowTask.CREATE_TERMS;
      case NEW_NODES -> startable && config.task().makesNodes();
      case CHANGES -> startable && config.task() == RowTask.UPDATE;
      case CHANGED_TERMS -> startable && config.task() == RowTask.UPDATE_TERMS;
      case ADDITIONS -> startable && config.task() == RowTask.ADD_MEDIA;
      case FILES -> startable && config.task().makesMedia() && !config.flag("nodes_only");
      case CHECKSUMS -> looked(Of.FILES) && config.flag("validate_fixity_during_check");
      case PAGES -> looked(Of.NEW_NODES) && config.flag("paged_content_from_directories");
    };
  }

  private Stream<Part> parts() {
    return Stream.of(settings(), input(), site(), columns(), values(), terms(), files(), written())
        .flatMap(part -> part);
  }

  private Stream<Part> settings() {
    return Stream.of(
        new Part(
            Of.SETTINGS,
            "configuration file has all required values",
            Code.SETTING_INVALID,
            Code.SETTING_UNKNOWN,
            Code.SETTING_UNSUPPORTED));
  }

  private Stream<Part> input() {
    boolean sheet = config.inputKind() == InputKind.GOOGLE_SHEET;
    var input = sheet ? config.inputAsGiven() : config.inputCsv();
    return Stream.of(
        new Part(
            Of.INPUT,
            config.inputKind().words() + " " + input + " found",
            Code.INPUT_MISSING,
            Code.INPUT_UNREADABLE),
        new Part(
            Of.INPUT,
            "all "
                + report.rows()
                + " rows in the CSV file have the same number of columns as there are headers ("
                + report.columns()
                + ")",
            Code.INPUT_MISSING,
            Code.INPUT_UNREADABLE,
            Code.ENCODING,
            Code.DELIMITER,
            Code.CSV_SYNTAX,
            Code.JSON_SYNTAX,
            Code.CELL_ERROR,
            Code.HEADER_MISSING,
            Code.HEADER_DUPLICATE,
            Code.ROW_TOO_LONG,
            Code.ROW_TOO_SHORT,
            Code.NO_ROWS),
        new Part(
            Of.ROWS,
            "every row has an ID of its own",
            Code.ID_MISSING,
            Code.ID_INVALID,
            Code.ID_DUPLICATE));
  }

  private Stream<Part> site() {
    return Stream.of(
        new Part(
            Of.SITE,
            "connection to Drupal at " + config.host() + " verified",
            Code.SITE_UNAVAILABLE),
        new Part(
            Of.NEW_NODES,
            "content type exists on " + config.host() + ", and nodes may be created",
            Code.BUNDLE_MISSING,
            Code.CREATION_FORBIDDEN),
        new Part(
            Of.NEW_TERMS,
            "vocabulary exists on " + config.host() + ", and terms may be created",
            Code.BUNDLE_MISSING,
            Code.CREATION_FORBIDDEN),
        new Part(
            Of.CHANGES,
            "content type exists on " + config.host() + ", and the nodes are there",
            Code.BUNDLE_MISSING,
            Code.NODE_MISSING),
        new Part(
            Of.CHANGED_TERMS,
            "vocabulary exists on " + config.host() + ", and the terms are there",
            Code.BUNDLE_MISSING,
            Code.TERM_MISSING,
            Code.TERM_WRONG_VOCABULARY),
        new Part(Of.CHANGED_TERMS, "no two rows change one field of one term", Code.FIELD_TWICE),
        new Part(
            Of.ADDITIONS,
            "the nodes are there",
            Code.NODE_MISSING,
            Code.PARENT_MISSING,
            Code.PARENT_AMBIGUOUS),
        new Part(Of.CHANGES, "no two rows change one field of one node", Code.FIELD_TWICE));
  }

  private Stream<Part> columns() {
    return Stream.of(
        new Part(
            Of.ROWS,
            "CSV column headers match Drupal field names",
            Code.COLUMN_UNKNOWN,
            Code.COLUMN_UNSUPPORTED,
            Code.COLUMN_MISSING),
        new Part(
            Of.NEW,
            "required Drupal fields are present in the CSV file",
            Code.COLUMN_REQUIRED,
            Code.TITLE_COLUMN_MISSING),
        new Part(
            Of.NEW, "required Drupal fields have values", Code.VALUE_MISSING, Code.TITLE_MISSING),
        new Part(
            Of.NEW,
            "parents come before their children",
            Code.PARENT_AFTER_CHILD,
            Code.PARENT_MISSING,
            Code.PARENT_AMBIGUOUS));
  }

  private Stream<Part> values() {
    return Stream.of(
        new Part(Of.ROWS, "EDTF field values in the CSV file are valid", Code.EDTF_INVALID),
        new Part(Of.ROWS, "link field values in the CSV file are valid", Code.LINK_INVALID),
        new Part(
            Of.ROWS,
            "geolocation field values in the CSV file are valid",
            Code.GEOLOCATION_INVALID),
        new Part(
            Of.ROWS,
            "numeric, list and other field values in the CSV file are valid",
            Code.VALUE_INVALID),
        new Part(
            Of.ROWS,
            "no value in the CSV file is too long, and no cell has too many",
            Code.TITLE_TRUNCATED,
            Code.VALUE_TRUNCATED,
            Code.VALUES_CUT,
            Code.ALT_TEXT_TRUNCATED),
        new Part(Of.ROWS, "language codes in the CSV file are valid", Code.LANGCODE_INVALID),
        new Part(
            Of.ROWS,
            "dates in the \"created\" CSV field are valid and not in the future",
            Code.CREATED_INVALID),
        new Part(Of.ROWS, "user IDs in the \"uid\" CSV field all exist", Code.USER_MISSING),
        new Part(
            Of.ROWS, "URL aliases do not already exist", Code.ALIAS_INVALID, Code.ALIAS_TAKEN));
  }

  private Stream<Part> terms() {
    return Stream.of(
        new Part(
            Of.ROWS,
            "term IDs/names in CSV file exist in their respective taxonomies" + added(),
            Code.TERM_MISSING,
            Code.TERM_AMBIGUOUS,
            Code.TERM_WRONG_VOCABULARY,
            Code.VOCABULARY_NEEDED),
        new Part(
            Of.ROWS,
            "typed relation field values in the CSV file are valid",
            Code.RELATOR_INVALID));
  }

  private String added() {
    return report.counts().containsKey(Code.TERM_WILL_BE_ADDED)
        ? ", and new terms will be created as noted in the log"
        : "";
  }

  private Stream<Part> files() {
    return Stream.of(
        new Part(
            Of.FILES,
            "files named in the CSV file are all present",
            Code.FILE_MISSING,
            Code.FILE_UNREADABLE,
            Code.FILE_ENCODING,
            Code.REMOTE_FILE),
        new Part(
            Of.FILES,
            "media types and media uses exist and take the files",
            Code.MEDIA_BUNDLE_MISSING,
            Code.MEDIA_USE_MISSING,
            Code.FILE_EXTENSION),
        new Part(
            Of.CHECKSUMS,
            "files have the checksums of the CSV file",
            Code.CHECKSUM_MISMATCH,
            Code.COLUMN_MISSING,
            Code.FILE_UNREADABLE),
        new Part(
            Of.FILES, "media track field values in the CSV file are valid", Code.TRACK_INVALID),
        new Part(
            Of.PAGES,
            "page directories are all present",
            Code.PAGE_DIRECTORY_MISSING,
            Code.PAGE_DIRECTORY_EMPTY),
        new Part(
            Of.PAGES,
            "page files have numbers of their own",
            Code.PAGE_SEPARATOR_MISSING,
            Code.PAGE_SEQUENCE_MISSING,
            Code.PAGE_SEQUENCE_DUPLICATE));
  }

  private Stream<Part> written() {
    return Stream.of(
        new Part(
            Of.SETTINGS,
            "CSV ID to node ID map at " + config.idMapFile() + " can be used",
            Code.MAP_UNUSABLE,
            Code.MAP_HOSTS,
            Code.MAP_TEMPORARY),
        new Part(
            Of.LISTS,
            "rollback files and output CSV can be written",
            Code.ROLLBACK_UNWRITABLE,
            Code.OUTPUT_UNWRITABLE));
  }
}
