package org.ingestworkbench.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages for those who change the code name classes, and link pages, that are there. */
class ArchitecturePageTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern TYPE =
      Pattern.compile("`(?:[a-z]+[.])*([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.(][^`]*)?`");

  /** In the drawings nothing marks a class but its two capitals. */
  private static final Pattern DRAWN = Pattern.compile("\\b[A-Z][a-z]+[A-Z][A-Za-z]*\\b");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#([^)]*))?\\)");

  /** Names that are not ours. */
  private static final Set<String> OTHERS = Set.of("CSVFormat");

  private static final Set<String> TYPES = new HashSet<>();

  @BeforeAll
  static void sources() throws IOException {
    try (var modules = Files.newDirectoryStream(ROOT, "workbench-*")) {
      for (var module : modules) {
        if (Files.isDirectory(module.resolve("src"))) {
          types(module.resolve("src"));
        }
      }
    }
  }

  private static void types(Path sources) throws IOException {
    try (var walk = Files.walk(sources)) {
      walk.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .forEach(TYPES::add);
    }
  }

  private static List<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    pages.add(ROOT.resolve("docs/architecture.md"));
    try (var decisions = Files.newDirectoryStream(ROOT.resolve("docs/decisions"), "*.md")) {
      decisions.forEach(pages::add);
    }
    return pages;
  }

  @Test
  void everyClassThatTheyNameIsThere() throws IOException {
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      var text = Files.readString(page);
      var named = new HashSet<String>();
      TYPE.matcher(text).results().forEach(found -> named.add(found.group(1)));
      for (var block : Pattern.compile("(?ms)^```\\R(.*?)^```").matcher(text).results().toList()) {
        DRAWN.matcher(block.group(1)).results().forEach(found -> named.add(found.group()));
      }
      named.removeAll(TYPES);
      named.removeAll(OTHERS);
      named.forEach(name -> missing.add(page.getFileName() + ": " + name));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLinkOfTheManualLeadsToAPageAndAHeading() throws IOException {
    var broken = new ArrayList<String>();
    try (var walk = Files.walk(ROOT.resolve("docs"))) {
      var all = new ArrayList<>(walk.filter(file -> file.toString().endsWith(".md")).toList());
      List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
          .forEach(page -> all.add(ROOT.resolve(page)));
      for (var page : all) {
        for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
          if (!leads(page.resolveSibling(link.group(1)), link.group(2))) {
            broken.add(ROOT.relativize(page) + ": " + link.group());
          }
        }
        for (var own :
            Pattern.compile("\\]\\(#([^)]*)\\)")
                .matcher(Files.readString(page))
                .results()
                .toList()) {
          if (!leads(page, own.group(1))) {
            broken.add(ROOT.relativize(page) + ": " + own.group());
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leads(Path page, String heading) throws IOException {
    return Files.exists(page) && (heading == null || anchors(page).contains(heading));
  }

  private static Set<String> anchors(Path page) throws IOException {
    var anchors = new HashSet<String>();
    for (var line : Files.readAllLines(page)) {
      if (line.startsWith("#")) {
        anchors.add(
            line.replaceFirst("#+ ", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .replace(' ', '-'));
      }
    }
    return anchors;
  }
}
