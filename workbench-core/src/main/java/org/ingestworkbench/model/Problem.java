package org.ingestworkbench.model;

import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Something about the input that its author should know, found before anything is written. Bad
 * input is data, not an exception: all problems of a run can be listed.
 *
 * @param code what it is; stable, so that scripts can rely on it
 * @param severity what it means for the row or the run
 * @param place where it is
 * @param message one sentence with the facts and what to do
 * @param advice what the message advises; null when it has no code
 */
public record Problem(
    Code code, Severity severity, Place place, String message, @Nullable Advice advice) {

  /** A message that a value made too long is cut in its middle. */
  public Problem {
    message = Shown.message(message);
  }

  /** A problem whose message says what to do without a code, or nothing. */
  public Problem(Code code, Severity severity, Place place, String message) {
    this(code, severity, place, message, null);
  }

  /** What a problem means. */
  public enum Severity {
    /** Good to know; nothing is lost. */
    NOTE,
    /** Something is left out or changed; the row is ingested all the same. */
    WARNING,
    /** The row fails, before anything is written for it; the others go on. */
    ROW_ERROR,
    /** The run does not start: no row is ingested. */
    ERROR
  }

  /**
   * Where a problem is.
   *
   * @param file the file's name as the user knows it
   * @param line counted from 1; 0 when the problem is about the whole file
   * @param column the column's name, null when it is about a whole row or file
   * @param rowId the row's id, null when there is none
   */
  public record Place(String file, long line, @Nullable String column, @Nullable String rowId) {

    /** A whole file. */
    public static Place file(String file) {
      return new Place(file, 0, null, null);
    }

    /** A row of a file. */
    public static Place row(String file, Row row) {
      return new Place(file, row.line(), null, row.id());
    }

    /** A cell of a row. */
    public static Place cell(String file, Row row, String column) {
      return new Place(file, row.line(), column, row.id());
    }

    @Override
    public String toString() {
      var text = new StringBuilder(file);
      if (line > 0) {
        text.append(" line ").append(line);
      }
      if (column != null) {
        text.append(", column ").append(column);
      }
      if (rowId != null) {
        text.append(" (row ID ").append(Shown.message(rowId)).append(')');
      }
      return Shown.line(text.toString());
    }
  }

  /** The stable names of problems. */
  public enum Code {
    // The file
    INPUT_MISSING,
    INPUT_UNREADABLE,
    ENCODING,
    DELIMITER,
    CSV_SYNTAX,
    JSON_SYNTAX,
    HEADER_MISSING,
    HEADER_DUPLICATE,
    ID_COLUMN_MISSING,
    TITLE_COLUMN_MISSING,
    FILE_COLUMN_MISSING,
    COLUMN_MISSING,
    COLUMN_REQUIRED,
    ROW_TOO_LONG,
    ROW_TOO_SHORT,
    ROW_COMMENTED,
    ROW_BLANK,
    COLUMN_BLANK,
    NO_ROWS,
    ROW_CHANGED,
    ROW_ADDED,
    ROW_GONE,
    ROW_RESPELLED,
    COLUMNS_TOO_MANY,
    CELL_TOO_LONG,
    ROW_UNPLANNED,
    ID_MISSING,
    ID_INVALID,
    ID_DUPLICATE,
    INVISIBLE_CHARACTER,
    CELL_FORMULA,
    CELL_ERROR,
    ROW_HIDDEN,
    SHEET_KEPT,
    // Columns and values
    COLUMN_UNKNOWN,
    COLUMN_UNSUPPORTED,
    TITLE_MISSING,
    TITLE_TRUNCATED,
    NODE_MISSING,
    FIELD_TWICE,
    VALUE_MISSING,
    VALUE_INVALID,
    VALUE_TRUNCATED,
    VALUE_DUPLICATE,
    VALUES_CUT,
    VIEWER_FILLED,
    EDTF_INVALID,
    LINK_INVALID,
    GEOLOCATION_INVALID,
    RELATOR_INVALID,
    LANGCODE_INVALID,
    CREATED_INVALID,
    ALIAS_INVALID,
    ALIAS_TAKEN,
    USER_MISSING,
    // Terms
    TERM_MISSING,
    TERM_WILL_BE_ADDED,
    TERM_AMBIGUOUS,
    TERM_SPELLING,
    TERM_WRONG_VOCABULARY,
    VOCABULARY_NEEDED,
    VOCABULARY_UNKNOWN,
    // Parents
    PARENT_MISSING,
    PARENT_AFTER_CHILD,
    PARENT_AMBIGUOUS,
    CHILDREN_UNORDERED,
    // Files and media
    FILE_EMPTY,
    FILE_MISSING,
    FILE_UNREADABLE,
    FILE_OUTSIDE_INPUT,
    FILE_EXTENSION,
    FILE_TOO_LARGE,
    FILE_CONTENT,
    FILE_ENCODING,
    CHECKSUM_MISMATCH,
    MEDIA_USE_MISSING,
    MEDIA_USE_UNUSUAL,
    MEDIA_BUNDLE_MISSING,
    TRACK_INVALID,
    ALT_TEXT_TRUNCATED,
    REMOTE_FILE,
    // Pages
    PAGE_DIRECTORY_MISSING,
    PAGE_DIRECTORY_EMPTY,
    PAGE_SEPARATOR_MISSING,
    PAGE_SEQUENCE_MISSING,
    PAGE_SEQUENCE_DUPLICATE,
    PAGE_SEQUENCE_GAP,
    PAGE_FILE_IGNORED,
    FILE_IGNORED,
    // Settings
    SETTING_UNKNOWN,
    SETTING_UNSUPPORTED,
    SETTING_IGNORED,
    SETTING_INVALID,
    SETTING_CHANGED,
    SECRET_READABLE,
    MEDIA_UNCHECKED,
    ROWS_RESTRICTED,
    // The site
    SITE_UNAVAILABLE,
    NODE_ID_UNKNOWN,
    NODE_DELETED,
    BUNDLE_MISSING,
    CREATION_FORBIDDEN,
    // What a run would write, and find
    MAP_UNUSABLE,
    MAP_TEMPORARY,
    MAP_HOSTS,
    ROLLBACK_UNWRITABLE,
    OUTPUT_UNWRITABLE,
    OUTPUT_EXISTS,
    JOB_UNFINISHED,
    RECOVERY_DOUBTFUL,
    RECOVERY_FINDS
  }

  @Override
  public String toString() {
    return severity + " " + code + " " + place + ": " + Shown.line(message);
  }
}
