package org.ingestworkbench.islandora.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.islandora.output.OwnFile;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.store.StoreException;

/**
 * The CSV of an export. A line is with the operating system when {@link #write} returns; a process
 * that dies leaves whole lines and at most the beginning of one more, which the next export cuts
 * away and writes anew. One process writes it at a time. For one thread.
 */
public final class ExportCsv implements Closeable {

  private final Path file;
  private final OutputStream out;

  private ExportCsv(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * What keeps the file from being written, in words; empty when nothing does. It is only read.
   *
   * @param columns those that it gets, and has if it was begun
   * @param anew whether what is in it is to be thrown away
   */
  public static Optional<String> hindrance(Path file, List<String> columns, boolean anew) {
    try {
      refuseForeign(file, columns, anew);
      return Optional.empty();
    } catch (InputException e) {
      return Optional.of(Objects.requireNonNullElse(e.getMessage(), file + " cannot be written."));
    } catch (IOException e) {
      return Optional.of(file + " cannot be read (" + e + ").");
    }
  }

  private static void refuseForeign(Path file, List<String> columns, boolean anew)
      throws IOException {
    var directory = file.toAbsolutePath().getParent();
    if (OwnFile.isLink(file)) {
      throw new InputException(file + " is a link. Name the file itself.");
    } else if (directory == null || !Files.isDirectory(directory) || !Writable.file(file)) {
      throw new InputException(
          file + " cannot be written. Make its directory, or name another file.");
    } else if (Files.exists(file)) {
      refuseOther(file, columns, anew);
    }
  }

  /** One that another program wrote is neither added to nor thrown away. */
  private static void refuseOther(Path file, List<String> columns, boolean anew)
      throws IOException {
    if (isBeginning(file, CsvLine.lf(columns))) {
      return;
    }
    try (var list = CsvList.open(file)) {
      var header = list.header();
      if (header.isEmpty() || !header.get(0).equals(columns.get(0))) {
        throw new InputException(
            file
                + " is no export: its first column is not \""
                + columns.get(0)
                + "\". Name"
                + " another file, or move it away.");
      } else if (!anew && !header.equals(columns)) {
        throw new InputException(
            file
                + " has other columns than this export. Name another file, or begin it anew with"
                + " --new.");
      }
    }
  }

  /** A process may have died over the header. */
  private static boolean isBeginning(Path file, String header) throws IOException {
    return Files.size(file) < header.length() && header.startsWith(Files.readString(file));
  }

  /** Whether the file has lines already, which an export goes on from. */
  public static boolean isBegun(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) > 0;
  }

  /**
   * Opens the file to add to it, with its header.
   *
   * @param anew whether what is in it is thrown away
   * @param listed is told the first cell of each line that is there
   * @throws InputException when it cannot be written; it is left as it is
   */
  public static ExportCsv open(
      Path file, List<String> columns, boolean anew, Consumer<String> listed) {
    try {
      refuseForeign(file, columns, anew);
      long size = goOn(file, anew, listed);
      var csv = new ExportCsv(file, OutputFile.appendAlone(file, size));
      if (size == 0) {
        csv.write(columns);
      }
      return csv;
    } catch (IOException e) {
      throw new InputException("The export cannot be written: " + file + " (" + e + ").", e);
    }
  }

  private static long goOn(Path file, boolean anew, Consumer<String> listed) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    } else if (anew) {
      OutputFile.restart(file).close();
      return 0;
    }
    TornLine.of(file).cutUnended();
    if (Files.size(file) > 0) {
      try (var list = CsvList.open(file)) {
        list.forEach(row -> listed.accept(row.cell(0)));
      }
    }
    return Files.size(file);
  }

  /** Adds a line. */
  public void write(List<String> cells) {
    try {
      out.write(CsvLine.lf(cells).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StoreException(
          "The export cannot be written: " + file + " (" + e + "). Make room, then go on.", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  @Override
  public String toString() {
    return "export CSV " + file;
  }
}
