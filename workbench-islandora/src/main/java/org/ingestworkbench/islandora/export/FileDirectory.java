package org.ingestworkbench.islandora.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.store.StoreException;

/**
 * Where downloaded files lie. A file keeps its name where the name is free or has the same bytes;
 * otherwise the node's ID stands behind it. So the names are the same however often an export is
 * interrupted, and no file is written over. For one thread.
 *
 * @param directory as the configuration names it
 */
record FileDirectory(Path directory) {

  private static final int MOST_NAMES = 1_000;

  /**
   * Gives a file its place, whole or not at all.
   *
   * @return what the CSV says of it: its name, with the directory where that is a full path
   * @throws StoreException when it cannot be written
   */
  String place(NodeContent content, String node) {
    var fetched = content.fetched();
    if (fetched == null) {
      return content.name();
    }
    try {
      Files.createDirectories(directory);
      var placed = place(fetched, content.name(), node);
      return directory.isAbsolute() ? placed.toString() : String.valueOf(placed.getFileName());
    } catch (IOException e) {
      throw new StoreException(
          "The file "
              + content.name()
              + " cannot be written to export_file_directory ("
              + directory
              + "): "
              + e
              + ". Make room, or name another directory; then go on.",
          e);
    } finally {
      content.drop();
    }
  }

  private Path place(Path fetched, String name, String node) throws IOException {
    for (int number = 0; number < MOST_NAMES; number++) {
      var file = inside(numbered(name, node, number));
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        OutputFile.putNew(file, fetched);
        return file;
      } else if (isSame(file, fetched)) {
        return file;
      }
    }
    throw new IOException("too many files are called " + name);
  }

  /** A system without Unicode takes no other letters. */
  private Path inside(String name) {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException odd) {
      return directory.resolve(name.replaceAll("[^ -~]", "_"));
    }
  }

  private static boolean isSame(Path file, Path fetched) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == Files.size(fetched)
        && Files.mismatch(file, fetched) < 0;
  }

  private static String numbered(String name, String node, int number) {
    int dot = name.lastIndexOf('.');
    int end = dot < 1 ? name.length() : dot;
    return switch (number) {
      case 0 -> name;
      case 1 -> name.substring(0, end) + "_" + node + name.substring(end);
      default -> name.substring(0, end) + "_" + node + "_" + number + name.substring(end);
    };
  }
}
