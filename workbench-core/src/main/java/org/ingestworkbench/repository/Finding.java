package org.ingestworkbench.repository;

/** What the repository knows of an object that may or may not have been made. */
public sealed interface Finding {

  /** It is there. */
  record Found(Confirmation confirmation) implements Finding {}

  /**
   * It is surely not there, so making it is safe. Not stable while a request for it is under way;
   * the uuid makes a late one harmless.
   */
  record Absent() implements Finding {}

  /**
   * This cannot be told.
   *
   * @param why one sentence, with what would have to be turned on or allowed
   */
  record CannotTell(String why) implements Finding {}
}
