package org.ingestworkbench.islandora.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows settings, secrets masked. */
final class SettingsPrinter {
  /** As Islandora Workbench masks a password. */
  private static final String MASK = "xxxxxxxxxx";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private final Map<String, Object> values;

  SettingsPrinter(Map<String, Object> values) {
    this.values = values;
  }

  /** What was set, in the order of the file. */
  Map<String, Object> onlySet() {
    var shown = new LinkedHashMap<String, Object>();
    values.forEach((name, value) -> shown.put(name, masked(name, value)));
    return shown;
  }

  /** What is in effect, in the order of the manual, as YAML. */
  String everything() {
    var shown = new LinkedHashMap<String, Object>();
    for (var setting : Settings.all().values()) {
      var value = values.getOrDefault(setting.name(), setting.otherwise());
      if (value != null) {
        shown.put(setting.name(), masked(setting.name(), value));
      }
    }
    return yaml(shown);
  }

  private static Object masked(String name, Object value) {
    var setting = Settings.all().get(name);
    return setting != null && setting.secret() ? MASK : value;
  }

  private static String yaml(Map<String, Object> shown) {
    try {
      return YAML.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings are texts, numbers, lists and maps.", e);
    }
  }
}
