package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual's page of settings says what the table says. */
class SettingsPageTest {

  private static final String HEAD = "| setting | value | default | here | |";

  @Test
  void thePageHasEverySettingUnderItsHeadingAndNoOther() throws IOException {
    var lines = Files.readAllLines(page());

    assertThat(lines.stream().filter(line -> line.startsWith("| `")).toList())
        .containsExactlyElementsOf(Settings.all().values().stream().map(Row::of).toList());
    assertThat(lines.stream().filter(line -> line.startsWith("## ")).toList())
        .containsExactlyElementsOf(
            Settings.bySection().keySet().stream().map(heading -> "## " + heading).toList());
    assertThat(lines).containsSubsequence(tables());
  }

  private static Path page() {
    return Stream.of("../docs/settings.md", "docs/settings.md")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** The tables as the page should have them. */
  static List<String> tables() {
    var lines = new ArrayList<String>();
    Settings.bySection()
        .forEach(
            (heading, settings) -> {
              lines.add("## " + heading);
              lines.add(HEAD);
              lines.add("|---|---|---|---|---|");
              settings.forEach(setting -> lines.add(Row.of(setting)));
            });
    return lines;
  }

  /** One line of a table. */
  private static final class Row {

    static String of(Setting setting) {
      return String.join(
          " | ",
          "| `" + setting.name() + "`",
          setting.type().words(),
          otherwise(setting),
          setting.support().words(),
          setting.note() + " |");
    }

    private static String otherwise(Setting setting) {
      var value = setting.otherwise();
      if (value == null || List.of("", List.of(), Map.of()).contains(value)) {
        return "";
      }
      return "`" + value.toString().replace("|", "\\|") + "`";
    }
  }
}
