package org.ingestworkbench.islandora.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.islandora.yaml.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A setting that Islandora Workbench, or this, knows.
 *
 * @param name its key
 * @param type what its value may look like
 * @param otherwise its value when it is not set; null for none
 * @param support what becomes of it
 * @param note what it does, or why it does not, in one line
 */
record Setting(
    String name, ValueType type, @Nullable Object otherwise, Support support, String note) {

  private static final Set<Object> NOTHING =
      Set.of(false, "", "false", "[]", "{}", List.of(), Map.of());

  /**
   * Whether a value asks for nothing beyond what happens anyway: then the user need not be told
   * that the setting is not honoured.
   */
  boolean idle(Object value) {
    return value.equals(otherwise) || (otherwise == null && NOTHING.contains(value));
  }

  /** Whether its value is never shown. */
  boolean secret() {
    return name.equals("password") || name.equals("remote_file_cookie_value");
  }
}
