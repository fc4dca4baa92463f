package org.ingestworkbench.islandora.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ingestworkbench.islandora.yaml.ConfigProblems;
import org.ingestworkbench.islandora.yaml.NearestName;
import org.ingestworkbench.islandora.yaml.ValueType;
import org.ingestworkbench.islandora.yaml.ValueType.WrongValue;
import org.ingestworkbench.islandora.yaml.YamlNode;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlNode.Shape;
import org.ingestworkbench.model.Problem.Code;

/** Turns what was written into values, setting by setting, and says what it thinks of each. */
final class ConfigReader {
  private final ConfigProblems findings;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  ConfigReader(ConfigProblems findings) {
    this.findings = findings;
  }

  /** Reads the file's settings, those of the command line in place of the same ones. */
  Map<String, Object> read(Mapping file, Overrides overrides) {
    var nodes = new LinkedHashMap<>(file.entries());
    overrides.values().forEach((name, value) -> nodes.put(name, argument(value)));
    nodes.forEach(this::read);
    return values;
  }

  /** Where a setting stands; 0 when it stands in no file. */
  int line(String name) {
    return lines.getOrDefault(name, 0);
  }

  private static YamlNode argument(String value) {
    var shape = value.matches("true|false") ? Shape.BOOLEAN : Shape.TEXT;
    return new Scalar(value, shape, 0);
  }

  private void read(String name, YamlNode node) {
    var setting = Settings.all().get(name);
    lines.put(name, node.line());
    if (setting == null) {
      unknown(name, node);
    } else if (node.empty()) {
      sayEmpty(setting, node);
    } else {
      read(setting, node);
    }
  }

  /** What is nearly a setting may be meant; a name like no other means nothing to this program. */
  private void unknown(String name, YamlNode node) {
    var instead = RetiredSettings.instead(name);
    var near = NearestName.to(name, Settings.all().keySet());
    var fact = "there is no setting \"" + name + "\"";
    if (instead.isPresent()) {
      findings.unknown(node.line(), fact + " any more: use " + instead.get() + ".");
    } else if (near.isPresent()) {
      findings.error(
          Code.SETTING_UNKNOWN, node.line(), fact + "; did you mean \"" + near.get() + "\"?");
    } else {
      findings.unknown(node.line(), fact + "; it is passed over.");
    }
  }

  /**
   * A list that narrows what may happen is not taken for none because its values were forgotten.
   */
  private void sayEmpty(Setting setting, YamlNode node) {
    if (setting.type() == ValueType.PATHS && setting.otherwise() == null) {
      findings.error(
          Code.SETTING_INVALID,
          node.line(),
          setting.name() + " is empty: name its directories, or write [] for none.");
    } else if (setting.support() == Support.SUPPORTED && setting.otherwise() != null) {
      findings.warning(
          node.line(), setting.name() + " is empty; its default counts: " + setting.otherwise());
    }
  }

  private void read(Setting setting, YamlNode node) {
    try {
      var value = setting.type().read(node);
      setting
          .type()
          .remark(node)
          .ifPresent(remark -> findings.note(node.line(), setting.name() + ": " + remark));
      say(setting, value, node.line());
      values.put(setting.name(), value);
    } catch (WrongValue e) {
      findings.error(Code.SETTING_INVALID, node.line(), setting.name() + " " + message(setting, e));
    }
  }

  private static String message(Setting setting, WrongValue e) {
    return setting.secret() ? "is no text; put it in quotes." : String.valueOf(e.getMessage());
  }

  private void say(Setting setting, Object value, int line) {
    if (setting.idle(value)) {
      return;
    }
    switch (setting.support()) {
      case REFUSED ->
          findings.error(
              Code.SETTING_UNSUPPORTED,
              line,
              setting.name() + " is not supported: " + setting.note() + " Remove the setting.");
      case IGNORED -> findings.warning(line, setting.name() + " is ignored: " + setting.note());
      case IRRELEVANT -> findings.note(line, setting.name() + " is ignored: " + setting.note());
      case SUPPORTED -> {}
    }
  }
}
