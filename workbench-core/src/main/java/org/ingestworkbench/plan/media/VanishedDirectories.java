package org.ingestworkbench.plan.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import org.ingestworkbench.model.InputUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a missing file from a share that went away: the input directory is gone or holds nothing; a
 * directory in which files were found is gone; the last directory on the way to an absolute path
 * holds nothing, as a mount point does when nothing is mounted.
 *
 * <p>Safe for many threads.
 */
final class VanishedDirectories {

  private static final int REMEMBERED = 1_000;

  private final Path base;
  private final Set<Path> seen = RecentSet.of(REMEMBERED);

  VanishedDirectories(Path base) {
    this.base = base;
  }

  /** Something was found at the path, so its directory is there. */
  void remember(Path found) {
    var directory = found.getParent();
    if (directory != null) {
      seen.add(directory);
    }
  }

  /**
   * Nothing was found at the path.
   *
   * @throws InputUnavailableException when that says more about the place than about the file
   */
  void requireFor(Path missing) {
    if (missing.startsWith(base)) {
      requireBase();
    }
    var there = missing.getParent();
    while (there != null && !Files.isDirectory(there)) {
      if (seen.contains(there)) {
        throw new InputUnavailableException(there, "was there and is gone", null);
      }
      there = there.getParent();
    }
    if (!missing.startsWith(base)) {
      requireMounted(missing, there);
    }
  }

  private void requireBase() {
    if (!Files.isDirectory(base)) {
      throw new InputUnavailableException(base, "is no directory", null);
    }
    if (empty(base)) {
      throw new InputUnavailableException(base, "holds nothing", null);
    }
  }

  private static void requireMounted(Path missing, @Nullable Path there) {
    if (there != null && !there.equals(missing.getRoot()) && empty(there)) {
      throw new InputUnavailableException(there, "holds nothing", null);
    }
  }

  private static boolean empty(Path directory) {
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    } catch (NotDirectoryException e) {
      return false;
    } catch (IOException e) {
      throw new InputUnavailableException(directory, "cannot be listed", e);
    }
  }
}
