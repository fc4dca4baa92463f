package org.ingestworkbench.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node as it is to be made, without its uuid and without the parent that the engine finds.
 *
 * @param bundle the content type
 * @param title never blank
 * @param fields field name to its values, in the order of the input; base fields ({@code uid},
 *     {@code created}, {@code langcode}, {@code status}, {@code promote}) among them
 */
public record NodeDraft(String bundle, String title, Map<String, List<Value>> fields) {

  public NodeDraft {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The terms that have to be made before this node, each once. */
  public Set<TermDraft> newTerms() {
    var terms = new LinkedHashSet<TermDraft>();
    fields.values().forEach(values -> values.forEach(value -> collect(value, terms)));
    return terms;
  }

  private static void collect(Value value, Set<TermDraft> terms) {
    if (value instanceof Value.Reference reference
        && reference.target() instanceof Value.NewTerm created) {
      terms.add(created.term());
    }
  }
}
