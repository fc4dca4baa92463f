package org.ingestworkbench.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a row is about: it is made, changed, or there already. */
public sealed interface Subject permits NodeDraft, ChangeDraft, Item.NewTerm, Item.Existing {

  /** The fields that are written, with their values. */
  Map<String, List<Value>> fields();

  /** The terms that have to be made before it is written, each once. */
  default Set<TermDraft> newTerms() {
    var terms = new LinkedHashSet<TermDraft>();
    for (var values : fields().values()) {
      for (var value : values) {
        if (value instanceof Value.Reference reference
            && reference.target() instanceof Value.NewTerm created) {
          terms.add(created.term());
        }
      }
    }
    return terms;
  }
}
