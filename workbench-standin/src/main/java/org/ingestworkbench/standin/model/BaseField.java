package org.ingestworkbench.standin.model;

import java.util.Map;
import org.ingestworkbench.standin.field.FieldSpec;

/** A field that every entity of a type has. Traits are the words of the content model's file. */
public record BaseField(FieldSpec spec, Map<String, String> traits) {
  public String name() {
    return spec.name();
  }

  public String defaultValue() {
    return traits.getOrDefault("default", "");
  }

  public boolean forAdministrators() {
    return traits.containsKey("admin");
  }

  public boolean readOnly() {
    return traits.containsKey("readonly");
  }

  public boolean hidden() {
    return traits.containsKey("hidden");
  }
}
