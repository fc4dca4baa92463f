package org.ingestworkbench.standin.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.standin.FieldSpec;

/**
 * A node type, media type or vocabulary and its fields, in the order of their names. Immutable once
 * the site runs.
 */
final class Bundle {
  private final Kind kind;
  private final String name;
  private final String label;
  private final String sourceField;
  private final Map<String, FieldSpec> fields = new LinkedHashMap<>();

  Bundle(Kind kind, String name, String label, String sourceField) {
    this.kind = kind;
    this.name = name;
    this.label = label;
    this.sourceField = sourceField;
  }

  void add(FieldSpec field) {
    fields.put(field.name(), field);
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  String label() {
    return label;
  }

  /** Of a media type: the field that holds its file or address; else empty. */
  String sourceField() {
    return sourceField;
  }

  Collection<FieldSpec> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  Optional<FieldSpec> field(String fieldName) {
    return Optional.ofNullable(fields.get(fieldName));
  }
}
