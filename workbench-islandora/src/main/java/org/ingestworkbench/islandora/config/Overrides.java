package org.ingestworkbench.islandora.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings given on the command line. They win over the file's. Immutable.
 *
 * <p>Values are texts, as a command line has them; {@link WorkbenchConfig#read(java.nio.file.Path,
 * Overrides)} checks them like those of the file.
 */
public final class Overrides {

  /** Nothing is overridden. */
  public static final Overrides NONE = new Overrides(Map.of());

  private static final List<String> SETTINGS =
      List.of(
          "input_csv",
          "input_dir",
          "log_file_path",
          "rollback_config_file_path",
          "rollback_csv_file_path",
          "csv_start_row",
          "csv_stop_row",
          "recovery_mode_starting_from_node_id",
          "concurrency",
          "csv_id_to_node_id_map_path");

  private final Map<String, String> values;

  private Overrides(Map<String, String> values) {
    this.values = values;
  }

  /** The names of the settings that a command line can override: {@code --NAME VALUE}. */
  public static List<String> settings() {
    return SETTINGS;
  }

  /**
   * These and one more, which replaces an earlier value of the same setting.
   *
   * @param setting one of {@link #settings()}, without the hyphens
   * @throws IllegalArgumentException for any other
   */
  public Overrides with(String setting, String value) {
    if (!SETTINGS.contains(setting)) {
      throw new IllegalArgumentException(
          "--" + setting + " overrides no setting; these do: " + SETTINGS);
    }
    var more = new LinkedHashMap<>(values);
    more.put(setting, value);
    return new Overrides(Collections.unmodifiableMap(more));
  }

  /** These and one more, of any setting; for what a program has to say. */
  public Overrides saying(String setting, String value) {
    var more = new LinkedHashMap<>(values);
    more.put(setting, value);
    return new Overrides(Collections.unmodifiableMap(more));
  }

  /** These without some. */
  public Overrides without(Set<String> settings) {
    var fewer = new LinkedHashMap<>(values);
    fewer.keySet().removeAll(settings);
    return new Overrides(Collections.unmodifiableMap(fewer));
  }

  Map<String, String> values() {
    return values;
  }

  @Override
  public String toString() {
    return "Overrides" + values;
  }
}
