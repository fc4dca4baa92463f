package org.ingestworkbench.model;

/**
 * Names one step of a job: one object that the repository is asked to make. Two steps of one job
 * never have the same key.
 *
 * @param rowId the id of the row; for a page and its media the id of its book's row; empty for a
 *     term, which belongs to the site and not to a row
 * @param kind what the step makes
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

  public static StepKey term(String vocabulary, String foldedName) {
    return new StepKey("", Kind.TERM, vocabulary + SEPARATOR + foldedName);
  }

  @Override
  public String toString() {
    var readable = qualifier.replace(SEPARATOR, " ");
    return (kind.wire() + " " + rowId + " " + readable).strip();
  }
}
