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
  private static final Pattern CREATES =
      Pattern.compile("(?m)^task:[ \t]*[\"']?create(_from_files)?\\b");
  private static final Pattern WORKFLOW = Pattern.compile("(?m)^(secondary_)?tasks:");
  private static final int BEGINNING = 1 << 16;

  private ChosenConfig() {}

  /**
   * The configuration, and says so if it was not named.
   *
   * @param named null when none was
   * @throws InputException when none was named, and the working directory has none, or several
   */
  public static Path of(@Nullable Path named, CommandEnvironment environment) {
    return of(named, "configuration", in(Path.of("")), environment);
  }

  /** The same for a workflow file, or a configuration with secondary tasks. */
  public static Path ofWorkflow(@Nullable Path named, CommandEnvironment environment) {
    return of(named, "workflow file", workflows(Path.of("")), environment);
  }

  private static Path of(
      @Nullable Path named, String what, List<Path> found, CommandEnvironment environment) {
    if (named != null) {
      return named;
    } else if (found.size() != 1) {
      throw new InputException(
          "Name the "
              + what
              + " with --config FILE: this directory has "
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
    return in(directory, CREATES);
  }

  /** Those that list tasks. */
  static List<Path> workflows(Path directory) {
    return in(directory, WORKFLOW);
  }

  private static List<Path> in(Path directory, Pattern wanted) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(file -> has(file, wanted))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean has(Path file, Pattern wanted) {
    try (var in = Files.newInputStream(file)) {
      var beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
      return wanted.matcher(beginning).find();
    } catch (IOException e) {
      return false;
    }
  }
}
