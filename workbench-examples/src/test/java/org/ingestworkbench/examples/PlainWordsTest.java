package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sentence says who does a thing: comments, messages and the manual do without these words. */
class PlainWordsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern UNCLEAR =
      Pattern.compile(
          "\\b(nobody|somebody|anybody|whoever|whatever|the\\s+house)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Strings and comments of a Java file; what stands between them is code. */
  private static final Pattern JAVA_TEXT =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'|//[^\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);

  /** Lines that are printed, logged or stored since the first release, to the letter. */
  private static final Set<String> KEPT =
      Set.of(
          "append(\" nobody can tell\")",
          "\"Its node is not there, but what belongs to it is: somebody deleted the node.",
          "\" nobody can tell whether it is there.",
          "\" nobody can tell whether it is their fault or whether the repository takes nothing,\"",
          "\"A work item is claimed by somebody: give a name.\"",
          "\"nobody waits for it any more\"",
          "\"Told to whoever asks next: {}\"",
          "\" lets nobody sign in at /user/login (\"",
          "\"Nobody to sign in as: add username to the configuration, or name a\"",
          "\" that nobody can tell of.\"",
          "System.getProperty(\"user.name\", \"somebody\")",
          "\"Nobody can tell whether the \"",
          "\"{} stays in WAL mode, somebody else has it open\"");

  @Test
  void commentsAndStringsOfTheProductSayWhoDoesAThing() throws IOException {
    var found = new ArrayList<String>();
    for (var module : modules()) {
      var sources = module.resolve("src/main");
      if (Files.isDirectory(sources)) {
        files(sources).forEach(file -> found.addAll(unclear(file)));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void theManualSaysWhoDoesAThing() throws IOException {
    var found = new ArrayList<String>();
    for (var page : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
      found.addAll(unclear(ROOT.resolve(page)));
    }
    files(ROOT.resolve("docs")).forEach(page -> found.addAll(unclear(page)));

    assertThat(found).isEmpty();
  }

  private static List<Path> modules() throws IOException {
    try (var entries = Files.list(ROOT)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).sorted().toList();
    }
  }

  private static Stream<Path> files(Path directory) throws IOException {
    try (var walk = Files.walk(directory)) {
      var names = Pattern.compile(".*\\.(java|txt|md|xml|properties|yml|groovy|jsh)");
      return walk
          .filter(file -> names.matcher(file.toString().toLowerCase(Locale.ROOT)).matches())
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<String> unclear(Path file) {
    var text = read(file);
    if (!file.toString().endsWith(".java")) {
      return unclear(file, text, text, 0);
    }
    var found = new ArrayList<String>();
    var parts = JAVA_TEXT.matcher(text);
    while (parts.find()) {
      found.addAll(unclear(file, text, parts.group(), parts.start()));
    }
    return found;
  }

  private static List<String> unclear(Path file, String text, String part, int start) {
    return UNCLEAR
        .matcher(part)
        .results()
        .map(word -> start + word.start())
        .filter(place -> KEPT.stream().noneMatch(line(text, place)::contains))
        .map(place -> "%s: %s".formatted(ROOT.relativize(file), line(text, place).strip()))
        .toList();
  }

  private static String line(String text, int place) {
    var end = text.indexOf('\n', place);
    return text.substring(text.lastIndexOf('\n', place) + 1, end < 0 ? text.length() : end);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
