package org.ingestworkbench.cli;

import java.util.Arrays;
import java.util.Map;

/**
 * Other names of options, which no help tells: Islandora Workbench writes them with underscores,
 * and some were called otherwise.
 */
final class OptionNames {
  private static final Map<String, String> FORMER =
      Map.of(
          "--map", "--id-map",
          "--csv-id-to-node-id-map-path", "--id-map",
          "--skip-user-prompts", "--yes");

  private OptionNames() {}

  /**
   * The arguments with the names that options have now; what comes after {@code --} is no option.
   */
  static String[] current(String[] arguments) {
    int end = Arrays.asList(arguments).indexOf("--");
    var current = arguments.clone();
    for (int i = 0; i < (end < 0 ? current.length : end); i++) {
      current[i] = current(current[i]);
    }
    return current;
  }

  private static String current(String argument) {
    if (!argument.startsWith("--")) {
      return argument;
    }
    int equals = argument.indexOf('=');
    int length = equals < 0 ? argument.length() : equals;
    var name = argument.substring(0, length).replace('_', '-');
    return FORMER.getOrDefault(name, name) + argument.substring(length);
  }
}
