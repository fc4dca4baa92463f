package org.ingestworkbench.islandora.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of ours that is being written, in UTF-8. A file is new, or it was judged to be ours before
 * it is added to; no last link of a path is followed, so that a link that another user planted
 * leads nowhere.
 *
 * @param path where it is
 * @param writer to be closed by the caller
 */
public record OutputFile(Path path, Writer writer) {

  private static final int MOST_NAMES = 1_000;

  private static final Set<OpenOption> PART =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  /**
   * Makes a file.
   *
   * @throws FileAlreadyExistsException when anything is there, be it a link to nowhere
   */
  public static Writer create(Path file) throws IOException {
    return writer(open(file, List.of(), StandardOpenOption.CREATE_NEW));
  }

  /** The same, for the eyes of its owner alone from the first moment, where the system has that. */
  public static Writer createSecret(Path file) throws IOException {
    return writer(open(file, ownersOnly(file), StandardOpenOption.CREATE_NEW));
  }

  /** Makes a file of this name, or with a number in it when anything has the name. */
  public static OutputFile createNumbered(Path file) throws IOException {
    for (int number = 1; number < MOST_NAMES; number++) {
      var name = number == 1 ? file : file.resolveSibling(numbered(file, number));
      try {
        return new OutputFile(name, create(name));
      } catch (FileAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
    throw new FileAlreadyExistsException(file.toString());
  }

  private static String numbered(Path file, int number) {
    var name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 1
        ? name + "." + number
        : name.substring(0, dot) + "." + number + name.substring(dot);
  }

  /** Adds to a file, which is made where there is none. */
  public static OutputStream append(Path file) throws IOException {
    return open(file, List.of(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Adds to a file that is so long, and that no other process writes meanwhile; it is made where
   * there is none. Reading the file in this process gives the lock up.
   *
   * @throws IOException also when another process writes it
   */
  public static OutputStream appendAlone(Path file, long size) throws IOException {
    var options =
        Set.<OpenOption>of(
            StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    var channel = FileChannel.open(file, options);
    if (!locked(channel) || channel.size() != size) {
      channel.close();
      throw new IOException("another process writes it");
    }
    return Channels.newOutputStream(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Empties a file, which is made where there is none. */
  public static OutputStream restart(Path file) throws IOException {
    return open(file, List.of(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Keeps the first bytes of a file. */
  public static void cut(Path file, long bytes) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.truncate(bytes);
    }
  }

  /** Puts this file, which is closed, in the place of another one of ours. */
  public void replace(Path other) throws IOException {
    Files.move(path, other, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Puts a copy of a file in the place of one of ours, whole or not at all, also when the machine
   * dies meanwhile.
   */
  public static void put(Path file, Path content) throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    copy(content, part);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Makes a file that is a copy of another one, whole or not at all. Meanwhile it has a name with a
   * dot before it; what has that name is one that a process left that died.
   *
   * @throws FileAlreadyExistsException when anything is there
   */
  public static void putNew(Path file, Path content) throws IOException {
    var part = file.resolveSibling("." + file.getFileName() + ".part");
    copy(content, part);
    Files.move(part, file);
  }

  private static void copy(Path content, Path part) throws IOException {
    try (var in = FileChannel.open(content);
        var out = FileChannel.open(part, PART)) {
      long size = in.size();
      for (long at = 0; at < size; ) {
        at += in.transferTo(at, size - at, out);
      }
      out.force(true);
    }
  }

  /** Text that is buffered until it is flushed. */
  public static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  private static OutputStream open(
      Path file, List<FileAttribute<?>> attributes, OpenOption... options) throws IOException {
    var all = new HashSet<OpenOption>(List.of(options));
    all.add(StandardOpenOption.WRITE);
    all.add(LinkOption.NOFOLLOW_LINKS);
    return Channels.newOutputStream(
        Files.newByteChannel(file, all, attributes.toArray(FileAttribute<?>[]::new)));
  }

  private static List<FileAttribute<?>> ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? List.of(
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : List.of();
  }
}
