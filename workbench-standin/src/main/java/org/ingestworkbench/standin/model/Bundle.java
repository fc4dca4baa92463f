package org.ingestworkbench.standin.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.standin.field.FieldSpec;

/**
 * A node type, media type or vocabulary and its fields, in the order of their names. Immutable once
 * the site runs.
 */
public final class Bundle {
  private final DrupalEntityType kind;
  private final String name;
  private final String label;
  private final String sourceField;
  private final Map<String, FieldSpec> fields = new LinkedHashMap<>();

  public Bundle(DrupalEntityType kind, String name, String label, String sourceField) {
    this.kind = kind;
    this.name = name;
    this.label = label;
    this.sourceField = sourceField;
  }

  void add(FieldSpec field) {
    fields.put(field.name(), field);
  }

  public DrupalEntityType kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  String label() {
    return label;
  }

  /** Of a media type: the field that holds its file or address; else empty. */
  public String sourceField() {
    return sourceField;
  }

  /** Whether a medium takes its name, size and type over from its file. */
  public boolean mapsFile() {
    return !name.equals("extracted_text");
  }

  public Collection<FieldSpec> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  public Optional<FieldSpec> field(String fieldName) {
    return Optional.ofNullable(fields.get(fieldName));
  }
}
