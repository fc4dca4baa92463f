package org.ingestworkbench.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node as it is to be made, without its uuid and without the parent that the engine finds.
 *
 * @param bundle the content type
 * @param title never blank
 * @param fields field name to its values, in the order of the input; base fields ({@code uid},
 *     {@code created}, {@code langcode}, {@code status}, {@code promote}) among them
 */
public record NodeDraft(String bundle, String title, Map<String, List<Value>> fields)
    implements Subject {

  public NodeDraft {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
