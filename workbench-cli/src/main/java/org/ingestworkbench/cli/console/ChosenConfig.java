package org.ingestworkbench.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a command is about: the one that is named, or the directory's only one.
 */
public final class ChosenConfig {
  private static final Pattern CREATES = Pattern.compile("(?m)^task:[ \t]*[\"']?create\\b");
  private static final int BEGINNING = 1 << 16;

  private ChosenConfig() {}

  /**
   * The configuration, and says so if it was not named.
   *
   * @param named null when none was
   * @throws InputException when none was named, and the working directory has none, or several
   */
  public static Path of(@Nullable Path named, CommandEnvironment environment) {
    if (named != null) {
      return named;
    }
    var found = in(Path.of(""));
    if (found.size() != 1) {
      throw new InputException(
          "Name the configuration with --config FILE: this directory has "
              + (found.isEmpty() ? "none." : "several, " + names(found) + "."));
    }
    return said(found.get(0), environment);
  }

  /** The same, or nothing where there is not just one. */
  public static Optional<Path> only(CommandEnvironment environment) {
    var found = in(Path.of(""));
    return found.size() == 1 ? Optional.of(said(found.get(0), environment)) : Optional.empty();
  }

  private static Path said(Path file, CommandEnvironment environment) {
    environment.err().line("Configuration: " + file + ", the only one of this directory.");
    return file;
  }

  private static String names(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** The files of a directory that have a task that creates, by name. */
  static List<Path> in(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(ChosenConfig::creates)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean creates(Path file) {
    try (var in = Files.newInputStream(file)) {
      var beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
      return CREATES.matcher(beginning).find();
    } catch (IOException e) {
      return false;
    }
  }
}
