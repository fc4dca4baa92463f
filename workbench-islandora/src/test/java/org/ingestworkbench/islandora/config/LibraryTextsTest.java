package org.ingestworkbench.islandora.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The library knows no command and no configuration file: no text of it names an option, a command
 * or a setting, and none outside of the Drupal client names JSON:API. What helps is said with
 * {@code Advice}.
 */
class LibraryTextsTest {

  /** Names that a column of the CSV, or something of Drupal, has too. */
  private static final Set<String> OF_OTHERS = Set.of("media_use_tid", "media_type", "entity_type");

  /** A name of one word is a word of English too. */
  private static final Set<String> NAMES =
      Settings.all().keySet().stream()
          .filter(name -> name.contains("_") && !OF_OTHERS.contains(name))
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern COMMAND =
      Pattern.compile("(?<![\\w-])--[a-z]|\\bworkbench [a-z]|\\.yml\\b");

  private static final Pattern WORD = Pattern.compile("\\w+");

  /** The texts of a class, and whether it describes settings for a fingerprint. */
  private record Texts(String type, List<String> texts, boolean describes) {}

  @Test
  void noTextNamesAnOptionOrACommand() throws IOException {
    var classes = all("core", "workflow", "sqlite-map", "http-drupal");

    assertThat(classes).isNotEmpty();
    assertThat(texts(classes, text -> COMMAND.matcher(text).find())).isEmpty();
  }

  @Test
  void noTextOutsideOfTheClientNamesAProtocolOfDrupal() throws IOException {
    var classes = all("core", "workflow", "sqlite-map");

    assertThat(texts(classes, text -> text.contains("JSON:API"))).isEmpty();
  }

  /** A fingerprint is made from names and values; these names are stored. */
  @Test
  void noTextNamesASetting() throws IOException {
    var classes = all("core", "workflow", "sqlite-map", "http-drupal");
    var describing = classes.stream().filter(Texts::describes).toList();
    var others = classes.stream().filter(Predicate.not(Texts::describes)).toList();

    assertThat(texts(others, LibraryTextsTest::namesASetting)).isEmpty();
    assertThat(describing).isNotEmpty();
    assertThat(texts(describing, text -> !NAMES.contains(text) && namesASetting(text))).isEmpty();
  }

  private static boolean namesASetting(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).anyMatch(NAMES::contains);
  }

  private static List<String> texts(List<Texts> classes, Predicate<String> bad) {
    return classes.stream()
        .flatMap(one -> one.texts().stream().filter(bad).map(text -> one.type() + ": " + text))
        .toList();
  }

  private static List<Texts> all(String... modules) throws IOException {
    var all = new ArrayList<Texts>();
    for (var module : modules) {
      try (var files = Files.walk(Path.of("../workbench-" + module + "/target/classes"))) {
        files
            .filter(file -> file.toString().endsWith(".class"))
            .map(LibraryTextsTest::read)
            .forEach(all::add);
      }
    }
    return all;
  }

  /** Reads the pool of constants, which has all texts that a class may say, with their gaps. */
  private static Texts read(Path file) {
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      Map<Integer, String> names = new HashMap<>();
      List<Integer> strings = new ArrayList<>();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> names.put(i, in.readUTF());
          case 8 -> strings.add(in.readUnsignedShort());
          case 7, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          default -> in.skipNBytes(4);
        }
      }
      return new Texts(
          file.getFileName().toString(),
          strings.stream().map(names::get).toList(),
          names.containsValue("describe"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
