package org.ingestworkbench.plan.media;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ingestworkbench.model.InputUnavailableException;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Finds files by the names that inputs give them: relative to the input directory or absolute, with
 * either slash, however their letters are composed and their extensions are written.
 *
 * <p>Tells a file that is missing from a place that is gone: the latter throws {@link
 * InputUnavailableException}.
 */
public final class FileLookup {

  /** What the usual file systems allow, in bytes. */
  private static final int LONGEST_NAME = 255;

  /** What the usual systems allow for a path, in bytes, each character at least one of them. */
  private static final int LONGEST_PATH = 4_096;

  private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/]|\\\\\\\\");

  private final Path base;
  private final DirectoryListings listings = new DirectoryListings();
  private final VanishedDirectories places;
  private final FileBorders borders;

  /**
   * Finds files for an input.
   *
   * @param below directories beside the input's own from which files may come; null for any
   */
  public FileLookup(Path inputDirectory, @Nullable List<Path> below) {
    base = inputDirectory.toAbsolutePath().normalize();
    places = new VanishedDirectories(base);
    borders = new FileBorders(base, below);
  }

  /**
   * Refuses the row when what was found lies where it must not be taken from, and else tells it
   * when it lies outside the input directory.
   */
  public void requireInside(Path found, @Nullable String column, RowProblems problems) {
    borders.look(found, column, problems);
  }

  /** The regular file of this name. */
  public Optional<Path> file(String name) {
    return find(name, BasicFileAttributes::isRegularFile);
  }

  /** The directory of this name. */
  public Optional<Path> directory(String name) {
    return find(name, BasicFileAttributes::isDirectory);
  }

  /** Says that there is no file of this name, with the path at which it was looked for. */
  public String missing(String name) {
    var tried = path(name.replace('\\', '/'));
    var message = (tried == null ? "\"" + name + "\"" : tried) + " does not exist.";
    return WINDOWS.matcher(name).lookingAt() && File.separatorChar == '/'
        ? message
            + " \""
            + name
            + "\" is a path of Windows, which means nothing on this machine: write it relative to the"
            + " input directory ("
            + base
            + ")."
        : message;
  }

  /** Size and time of a file as text; a word of its own when it is missing. */
  public String stamp(String name) {
    return file(name).map(this::stamp).orElse("missing");
  }

  /** The same of a file that was found. */
  public String stamp(Path file) {
    var attributes = attributes(file);
    return attributes == null
        ? "missing"
        : attributes.size() + " " + attributes.lastModifiedTime().toMillis();
  }

  private Optional<Path> find(String name, Predicate<BasicFileAttributes> kind) {
    var literal = path(name);
    if (literal != null && is(literal, kind)) {
      return found(literal);
    }
    var path = path(name.replace('\\', '/'));
    if (path == null) {
      return Optional.empty();
    }
    var similar = is(path, kind) ? path : similar(path);
    if (similar != null && is(similar, kind)) {
      return found(similar);
    }
    places.requireFor(path);
    return Optional.empty();
  }

  private Optional<Path> found(Path path) {
    places.remember(path);
    return Optional.of(path);
  }

  private @Nullable Path path(String name) {
    try {
      return name.length() > LONGEST_PATH ? null : base.resolve(name).normalize();
    } catch (InvalidPathException e) {
      // A name that no file can have is the name of a missing file.
      return null;
    }
  }

  private static boolean is(Path path, Predicate<BasicFileAttributes> kind) {
    var attributes = attributes(path);
    return attributes != null && kind.test(attributes);
  }

  /** Walks down by names that mean the same; null when there is no such way. */
  private @Nullable Path similar(Path path) {
    var at = path.startsWith(base) ? base : path.getRoot();
    if (at == null) {
      return null;
    }
    for (var segment : at.relativize(path)) {
      var exact = at.resolve(segment);
      var next = attributes(exact) != null ? exact : listings.similar(at, segment.toString());
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  /** The attributes of a path; null when nothing is there. */
  static @Nullable BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException | AccessDeniedException e) {
      return null;
    } catch (FileSystemException e) {
      if (impossible(path)) {
        return null;
      }
      throw new InputUnavailableException(path, "answers \"" + Shown.reason(e) + "\"", e);
    } catch (IOException e) {
      throw new InputUnavailableException(path, "answers \"" + Shown.reason(e) + "\"", e);
    }
  }

  /** Whether a part of the path is too long for a name, or a file where a directory should be. */
  private static boolean impossible(Path path) {
    for (var segment : path) {
      if (segment.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        return true;
      }
    }
    for (var at = path.getParent(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at)) {
        return true;
      }
    }
    return false;
  }
}
