package org.ingestworkbench.model;

import org.ingestworkbench.text.Folding;

/**
 * A taxonomy term that is not there yet.
 *
 * @param vocabulary the machine name of the vocabulary
 * @param name as the input spells it
 */
public record TermDraft(String vocabulary, String name) {

  /** The step that makes it; the same for every spelling that folds to one. */
  public StepKey step() {
    return step("");
  }

  /** The step that makes it for a row that describes it. */
  public StepKey step(String rowId) {
    return StepKey.term(rowId, vocabulary, Folding.fold(name));
  }
}
