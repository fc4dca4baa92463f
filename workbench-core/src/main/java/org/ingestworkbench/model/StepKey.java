package org.ingestworkbench.model;

/**
 * Names one step of a job: one object that the repository is asked to make or to change. Two steps
 * of one job never have the same key.
 *
 * @param rowId the id of the row; for a page and its media the id of its book's row; empty for a
 *     term that is made because rows name it, and belongs to none of them
 * @param kind what the step makes or changes
 * @param qualifier tells steps of one kind and row apart: the CSV column for media, the file name
 *     for pages, the file name and the media use for page media ({@link #pageMedia}), the
 *     vocabulary and folded name for terms; else empty
 */
public record StepKey(String rowId, Kind kind, String qualifier) {

  private static final String SEPARATOR = "\u0000";

  public static StepKey node(String rowId) {
    return new StepKey(rowId, Kind.NODE, "");
  }

  public static StepKey page(String rowId, String file) {
    return new StepKey(rowId, Kind.PAGE, file);
  }

  /**
   * The medium of a column of a row: one column gives one medium, so its use is not in the name.
   */
  public static StepKey media(String rowId, String column) {
    return new StepKey(rowId, Kind.MEDIA, column);
  }

  /**
   * A medium of a page.
   *
   * @param use the media use as the configuration writes it; empty for the page's own file
   */
  public static StepKey pageMedia(String rowId, String file, String use) {
    return new StepKey(rowId, Kind.PAGE_MEDIA, use.isEmpty() ? file : file + SEPARATOR + use);
  }

  /** The file name of the page that is made, or that a medium is of. */
  String page() {
    int end = qualifier.indexOf(SEPARATOR);
    return end < 0 ? qualifier : qualifier.substring(0, end);
  }

  public static StepKey alias(String rowId) {
    return new StepKey(rowId, Kind.ALIAS, "");
  }

  /** A term that is made because rows name it. */
  public static StepKey term(String vocabulary, String foldedName) {
    return term("", vocabulary, foldedName);
  }

  /** The term that a row is about; its uuid is the same as if another row had named it. */
  public static StepKey term(String rowId, String vocabulary, String foldedName) {
    return new StepKey(rowId, Kind.TERM, vocabulary + SEPARATOR + foldedName);
  }

  /** The change of the object that a row is about: all of its fields are changed together. */
  public static StepKey change(String rowId, EntityType type) {
    return new StepKey(rowId, Kind.changeOf(type), "");
  }

  @Override
  public String toString() {
    var readable = qualifier.replace(SEPARATOR, " ");
    return (kind.wire() + " " + rowId + " " + readable).strip();
  }
}
