package org.ingestworkbench.model;

/** Which node or term an item becomes a member of, before the engine has looked for it. */
public sealed interface Parent {

  /** No parent, or one that stands among the node's fields as an existing node. */
  record None() implements Parent {}

  /** The node of another row of this input or, where the settings say so, of the ID map. */
  record OfRow(String rowId) implements Parent {}

  /**
   * A term that is there, for a term that is made below it.
   *
   * @param name as the input writes it
   */
  record Term(EntityRef term, String name) implements Parent {}

  /** The node of the item's own book, in whose course the page is ingested. */
  record Book() implements Parent {}
}
