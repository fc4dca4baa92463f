package org.ingestworkbench.standin.internal;

import java.util.Map;
import org.ingestworkbench.standin.FieldSpec;

/** A field that every entity of a type has. Traits are the words of the content model's file. */
record BaseField(FieldSpec spec, Map<String, String> traits) {
  String name() {
    return spec.name();
  }

  String defaultValue() {
    return traits.getOrDefault("default", "");
  }

  boolean forAdministrators() {
    return traits.containsKey("admin");
  }

  boolean readOnly() {
    return traits.containsKey("readonly");
  }

  boolean hidden() {
    return traits.containsKey("hidden");
  }
}
