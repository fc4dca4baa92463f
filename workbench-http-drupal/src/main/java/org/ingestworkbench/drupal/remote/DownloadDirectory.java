package org.ingestworkbench.drupal.remote;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a client's own for the files that it fetches. It is locked while the client lives,
 * so what a process left that was killed can be told, and is removed by the next client that comes.
 * Only the owner can look into it.
 */
final class DownloadDirectory {

  private static final String PREFIX = "workbench-downloads-";
  private static final String FILE = "file-";
  private static final String LOCK = "lock";
  private static final int TRIES = 5;

  /**
   * Those of this process by their real paths, since a directory may have several: to open and
   * close the lock of one would give it up.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path parent;
  private @Nullable Held held;
  private boolean closed;

  private record Held(Path directory, FileChannel channel) {}

  /**
   * Touches nothing yet.
   *
   * @param parent null for the system's directory for temporary files
   */
  DownloadDirectory(@Nullable Path parent) {
    this.parent =
        (parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : parent).toAbsolutePath();
  }

  Path parent() {
    return parent;
  }

  /** An empty file. */
  synchronized Path newFile() throws IOException {
    if (closed) {
      throw new IOException("the client is closed");
    }
    if (held == null || !Files.isDirectory(held.directory())) {
      release();
      Files.createDirectories(parent);
      held = hold(parent.toRealPath());
      removeLeftOvers(held.directory());
    }
    return Files.createTempFile(held.directory(), FILE, null);
  }

  private static Held hold(Path parent) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      var directory = Files.createTempDirectory(parent, PREFIX);
      OURS.add(directory);
      var channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (lock(channel) != null) {
        return new Held(directory, channel);
      }
      channel.close();
      OURS.remove(directory);
    }
    throw new IOException("no directory below " + parent + " can be locked");
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void removeLeftOvers(Path own) {
    try (var others = Files.newDirectoryStream(own.resolveSibling(""), PREFIX + "*")) {
      var owner = Files.getOwner(own);
      for (var other : others) {
        if (Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(owner)
            && !OURS.contains(other)) {
          removeIfLeft(other);
        }
      }
    } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
      // What cannot be looked at stays; it harms nothing but room on the disk.
    }
  }

  private static void removeIfLeft(Path directory) {
    var lock = directory.resolve(LOCK);
    try (var channel =
        FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (lock(channel) != null) {
        remove(directory);
      }
    } catch (IOException e) {
      // Another process removes it at this moment, or has not locked it yet.
    }
  }

  private static void remove(Path directory) {
    try (var files = Files.newDirectoryStream(directory, FILE + "*")) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory.resolve(LOCK));
      Files.deleteIfExists(directory);
    } catch (IOException | DirectoryIteratorException e) {
      // The next client tries again.
    }
  }

  /** Removes it with all that is in it. */
  synchronized void close() {
    closed = true;
    release();
  }

  private void release() {
    if (held != null) {
      remove(held.directory());
      try {
        held.channel().close();
      } catch (IOException e) {
        // The process's end gives the lock up.
      }
      OURS.remove(held.directory());
      held = null;
    }
  }
}
