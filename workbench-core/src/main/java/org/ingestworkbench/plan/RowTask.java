package org.ingestworkbench.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

  @Override
  public String toString() {
    return word();
  }
}
