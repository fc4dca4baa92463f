package org.ingestworkbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of a configuration, as the ID map has it: the path of its file as a command was given
 * it, or a text that is no file's path. Immutable and safe for use by many threads; equal to one of
 * the same text.
 */
public final class ConfigName {

  /** A map of another program's may have a name a row; more than these are looked at each time. */
  private static final int REMEMBERED = 1_000;

  private final String text;
  private final Path given;
  private final @Nullable Path real;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private ConfigName(String text, Path given, @Nullable Path real) {
    this.text = text;
    this.given = given;
    this.real = real;
  }

  /** The name that a job's rows get; whether a file has it is looked at here, once. */
  public static ConfigName of(String text) {
    var given = path(text).orElse(Path.of("")).toAbsolutePath();
    var file = path(text).flatMap(ConfigName::real).filter(Files::isRegularFile);
    return new ConfigName(text, given, file.orElse(null));
  }

  /** As it stands in the map's rows of the job. */
  public String text() {
    return text;
  }

  /**
   * Whether a name in the map means this configuration: it is the same text, or another path to the
   * same file, over links too. A relative path was given in a directory that the map does not tell.
   * It means the file where it leads there from the working directory or from the file's own, and
   * where the file's path ends with it.
   *
   * @param said null in rows of another program, which mean none
   */
  public boolean is(@Nullable String said) {
    if (said == null || said.equals(text)) {
      return said != null;
    }
    var answer = known.get(said);
    return answer == null ? look(said) : answer;
  }

  private boolean look(String said) {
    boolean same = real != null && path(said).filter(path -> leadsTo(path, real)).isPresent();
    if (known.size() < REMEMBERED) {
      known.put(said, same);
    }
    return same;
  }

  private boolean leadsTo(Path path, Path file) {
    if (path.isAbsolute()) {
      return real(path).filter(file::equals).isPresent();
    }
    var tail = tail(path.normalize());
    return !tail.toString().isEmpty()
        && (Stream.of(Path.of(""), given.resolveSibling(""), file.resolveSibling(""))
                .flatMap(directory -> real(directory.resolve(path)).stream())
                .anyMatch(file::equals)
            || given.normalize().endsWith(tail)
            || file.endsWith(tail));
  }

  /** What is left of a relative path without the way up at its beginning. */
  private static Path tail(Path path) {
    int up = 0;
    while (up < path.getNameCount() && path.getName(up).toString().equals("..")) {
      up++;
    }
    return up == path.getNameCount() ? Path.of("") : path.subpath(up, path.getNameCount());
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException | SecurityException none) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConfigName name && text.equals(name.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
