package org.ingestworkbench.model;

import org.jspecify.annotations.Nullable;

/**
 * Something of a job's input or settings that is not as it was when the job was started, or when a
 * change was last accepted.
 *
 * @param kind what it is
 * @param name the row's id; the name of a setting
 * @param line where the row stands, counted from 1; where it stood, for one that is gone; 0 for a
 *     setting
 * @param former the id that the row had, for one whose id is spelled otherwise now; null otherwise
 * @param done whether the row was done, under its former id if it had one
 * @param node what there is of a row's node that was not done and is gone or has another id, in
 *     words; null when nothing of it was ever begun, and for everything else
 */
public record InputChange(
    Kind kind,
    String name,
    long line,
    @Nullable String former,
    boolean done,
    @Nullable String node) {

  /** What may have changed. */
  public enum Kind {
    /** The cells of a row changed, or, if the row is done, one of its files. */
    CHANGED,
    /** A row is new. */
    ADDED,
    /** A row is there no more. */
    GONE,
    /**
     * A row has another id, which looks like one that is there no more: leading zeros, upper and
     * lower case, characters that cannot be seen.
     */
    RESPELLED,
    /** A setting that changes what is made has another value. */
    SETTING
  }

  /** A row that is not as it was. */
  public static InputChange changed(String rowId, long line, boolean done) {
    return new InputChange(Kind.CHANGED, rowId, line, null, done, null);
  }

  /** A new row. */
  public static InputChange added(String rowId, long line) {
    return new InputChange(Kind.ADDED, rowId, line, null, false, null);
  }

  /** A row that is there no more. */
  public static InputChange gone(String rowId, long line, boolean done) {
    return new InputChange(Kind.GONE, rowId, line, null, done, null);
  }

  /** A row that has another id, but not to the eye. */
  public static InputChange respelled(String rowId, long line, String former, boolean done) {
    return new InputChange(Kind.RESPELLED, rowId, line, former, done, null);
  }

  /** A setting with another value. */
  public static InputChange setting(String name) {
    return new InputChange(Kind.SETTING, name, 0, null, false, null);
  }

  /** The same change of a row that is not done, and has or may have a node. */
  public InputChange withNode(@Nullable String words) {
    return new InputChange(kind, name, line, former, done, words);
  }

  /** The change as a sentence without its end. */
  @Override
  public String toString() {
    return switch (kind) {
      case CHANGED ->
          done
              ? row()
                  + " or one of its files changed after it was done; what was made stays as it is"
              : row() + " changed";
      case ADDED -> row() + " is new";
      case GONE -> "row " + name + " (was line " + line + ") is gone" + stays();
      case RESPELLED -> row() + " was row " + former + again();
      case SETTING -> "the setting " + name + " changed";
    };
  }

  private String row() {
    return "row " + name + " (line " + line + ")";
  }

  private String again() {
    if (node != null) {
      return " and has " + node + "; it would be made once more";
    }
    return done ? " and is done; it would be made once more" : "";
  }

  private String stays() {
    if (node != null) {
      return "; it has " + node + ", and what was made stays";
    }
    return done ? " after it was done; what was made stays" : "";
  }
}
