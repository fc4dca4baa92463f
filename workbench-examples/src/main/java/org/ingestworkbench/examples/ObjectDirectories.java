package org.ingestworkbench.examples;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Objects on disk, each a directory with properties and perhaps a file. One is written elsewhere,
 * forced to disk and renamed, so that it is there whole or not at all, whenever the process dies. A
 * rename onto a directory that is there fails, so that of several processes one makes it.
 */
final class ObjectDirectories {

  private static final OpenOption[] FORCED = {
    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC
  };
  private static final String ABOUT = "about.properties";

  private final Path drafts;

  /**
   * @param drafts takes what is half made or half deleted; on the same disk as the objects
   */
  ObjectDirectories(Path drafts) throws IOException {
    this.drafts = Files.createDirectories(drafts);
  }

  /** Makes an object; what fails before the rename has no effect. */
  void put(Path place, Properties about, @Nullable Path content) {
    Path draft;
    try {
      draft = Files.createTempDirectory(drafts, "new");
      try (var out = Files.newOutputStream(draft.resolve(ABOUT), FORCED)) {
        about.store(out, null);
      }
      if (content != null) {
        try (var out = Files.newOutputStream(draft.resolve("content"), FORCED)) {
          Files.copy(content, out);
        }
      }
      Files.createDirectories(Objects.requireNonNull(place.getParent()));
    } catch (IOException e) {
      throw fault(e).build();
    }
    try {
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw fault(e).effect(Effect.UNKNOWN).scope(Scope.ROW).remedy(Remedy.RETRY).build();
    }
  }

  /** Deletes an object, and the directory that it was in when nothing else is there. */
  boolean remove(Path place) {
    try {
      var away = Files.createTempDirectory(drafts, "old");
      Files.move(place, away, StandardCopyOption.ATOMIC_MOVE);
      try (var all = Files.walk(away)) {
        for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
      Files.deleteIfExists(Objects.requireNonNull(place.getParent()));
      return true;
    } catch (DirectoryNotEmptyException more) {
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw fault(e).effect(Effect.UNKNOWN).build();
    }
  }

  static Properties about(Path place) {
    var about = new Properties();
    try (var in = Files.newInputStream(place.resolve(ABOUT))) {
      about.load(in);
      return about;
    } catch (IOException e) {
      throw fault(e).build();
    }
  }

  static Instant changed(Path place) {
    try {
      var time = Files.getLastModifiedTime(place.resolve(ABOUT)).toInstant();
      return time.truncatedTo(ChronoUnit.MILLIS);
    } catch (IOException e) {
      throw fault(e).build();
    }
  }

  static List<Path> in(Path directory) {
    try (var entries = Files.list(directory)) {
      return entries.toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException e) {
      throw fault(e).build();
    }
  }

  /** A disk that is full or broken concerns every row. */
  private static RepositoryException.Builder fault(IOException e) {
    return RepositoryException.because("The directory cannot be written or read: " + e)
        .scope(Scope.JOB)
        .remedy(Remedy.MEND_AND_RESUME)
        .cause(e);
  }
}
