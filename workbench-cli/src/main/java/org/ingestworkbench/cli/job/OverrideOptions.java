package org.ingestworkbench.cli.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ingestworkbench.islandora.config.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** An option for each setting that a command line can override. */
public final class OverrideOptions {

  private static final String ID_MAP = "csv_id_to_node_id_map_path";

  private final Map<String, String> given = new LinkedHashMap<>();

  /** Gives a command these options, without those that it has for a purpose of its own. */
  public void addTo(CommandSpec command) {
    Overrides.settings().stream()
        .filter(setting -> command.findOption(name(setting)) == null)
        .forEach(setting -> command.addOption(option(setting)));
  }

  /** The option of a setting. */
  public static String name(String setting) {
    return setting.equals(ID_MAP) ? "--id-map" : "--" + setting.replace('_', '-');
  }

  private OptionSpec option(String setting) {
    return OptionSpec.builder(name(setting))
        .type(String.class)
        .paramLabel("VALUE")
        .description("Instead of the setting.")
        .setter(keeper(setting))
        .build();
  }

  /** Called with null where the option is not given. */
  private ISetter keeper(String setting) {
    return new ISetter() {
      @Override
      public <T> @Nullable T set(@Nullable T value) {
        if (value == null) {
          given.remove(setting);
        } else {
          given.put(setting, value.toString());
        }
        return null;
      }
    };
  }

  public Overrides overrides() {
    var all = Overrides.NONE;
    for (var entry : given.entrySet()) {
      all = all.with(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** As they were given, for a command line that does the same. */
  public List<String> arguments() {
    var arguments = new ArrayList<String>();
    given.forEach((setting, value) -> arguments.addAll(List.of(name(setting), value)));
    return arguments;
  }
}
