package org.ingestworkbench.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.text.Folding;

/** What a job does with each of its rows ({@code task}). */
public enum RowTask {
  /** Makes a node with its alias, media and pages. */
  CREATE("id"),
  /** Makes media of a node that is there. */
  ADD_MEDIA("node_id"),
  /** Changes fields of a node that is there. */
  UPDATE("node_id"),
  /** Makes a term, with its fields and its place below another. */
  CREATE_TERMS("term_name"),
  /** Changes fields of a term that is there. */
  UPDATE_TERMS("term_id"),
  /** Changes fields, or the file, of a medium that is there. */
  UPDATE_MEDIA("media_id"),
  /** Changes the alternative text of an image that is there. */
  UPDATE_ALT_TEXT("media_id");

  private final String idColumn;

  RowTask(String idColumn) {
    this.idColumn = idColumn;
  }

  /** The task that settings write so; empty for none. */
  public static Optional<RowTask> of(String word) {
    return Stream.of(values()).filter(task -> task.word().equals(word)).findFirst();
  }

  /** As settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column that names what a row is about, and that is the row's id unless told otherwise. */
  public String idColumn() {
    return idColumn;
  }

  /** Whether rows make nodes: only these have rows in the ID map. */
  public boolean makesNodes() {
    return this == CREATE;
  }

  /** Whether rows name files that become media. */
  public boolean makesMedia() {
    return this == CREATE || this == ADD_MEDIA;
  }

  /** The type of what rows are about: its fields are columns. */
  public EntityType entity() {
    return switch (this) {
      case CREATE, ADD_MEDIA, UPDATE -> EntityType.NODE;
      case CREATE_TERMS, UPDATE_TERMS -> EntityType.TERM;
      case UPDATE_MEDIA, UPDATE_ALT_TEXT -> EntityType.MEDIA;
    };
  }

  /**
   * The column that names the row above, which has to be made before; empty where there is none.
   */
  public String parentColumn() {
    return switch (this) {
      case CREATE -> "parent_id";
      case CREATE_TERMS -> "parent";
      case ADD_MEDIA, UPDATE, UPDATE_TERMS, UPDATE_MEDIA, UPDATE_ALT_TEXT -> "";
    };
  }

  /**
   * What ids of rows are compared by: two rows may not have the same. Names of terms are the same
   * in upper and lower case.
   */
  public String key(String rowId) {
    return this == CREATE_TERMS ? Folding.fold(rowId) : rowId;
  }

  /** Whether rows change what is there, which a repository need not be able to do. */
  public boolean changes() {
    return this == UPDATE
        || this == UPDATE_TERMS
        || this == UPDATE_MEDIA
        || this == UPDATE_ALT_TEXT;
  }

  /** Whether several rows may be about one object, which is there. */
  public boolean rowsShareObjects() {
    return this == UPDATE || this == UPDATE_TERMS;
  }

  @Override
  public String toString() {
    return word();
  }
}
