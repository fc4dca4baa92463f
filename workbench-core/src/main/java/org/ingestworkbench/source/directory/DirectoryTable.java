package org.ingestworkbench.source.directory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.source.table.Table;
import org.ingestworkbench.source.table.TableErrors;
import org.ingestworkbench.source.table.TableReader;
import org.ingestworkbench.source.table.TableRecord;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The files of a directory, each a row: its name is the row's id and the cell {@code file}, its
 * name without extension the {@code title}. They are in the order of their names, the same on every
 * system. The number of a row, its line, is its place in that order, from 1.
 *
 * <p>What is no regular file, a name that begins with a dot, {@code Thumbs.db} and {@code
 * desktop.ini} are left out, and told of. The names are held in memory while they are read. Rows
 * should not be cleaned, because a name that is cleaned is another name; {@code
 * TableRowSource.builder(table).skipCleaning(CleaningStep.values())} takes care of that. Names that
 * differ in nothing that is seen are one id, which the check tells.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DirectoryTable implements Table {
  private static final Set<String> NEVER = Set.of("thumbs.db", "desktop.ini");
  private static final int SHOWN = 20;

  private final Path directory;
  private final String idColumn;
  private final Map<String, UnaryOperator<String>> further;
  private final Predicate<Path> ignored;

  private DirectoryTable(
      Path directory,
      String idColumn,
      Map<String, UnaryOperator<String>> further,
      Predicate<Path> ignored) {
    this.directory = directory;
    this.idColumn = idColumn;
    this.further = further;
    this.ignored = ignored;
  }

  /**
   * The files of a directory, with the columns {@code id}, {@code title} and {@code file}.
   *
   * @param directory as the user named it
   */
  public static DirectoryTable of(Path directory) {
    return new DirectoryTable(directory, "id", Map.of(), file -> false);
  }

  /** With another name for the column of ids. */
  public DirectoryTable withIdColumn(String name) {
    return new DirectoryTable(directory, name, further, ignored);
  }

  /**
   * With one column more.
   *
   * @param cell makes the cell of the file's name; called by any thread
   */
  public DirectoryTable withColumn(String name, UnaryOperator<String> cell) {
    var more = new LinkedHashMap<>(further);
    more.put(name, cell);
    return new DirectoryTable(directory, idColumn, more, ignored);
  }

  /** Without more files, such as those that a job writes there. */
  public DirectoryTable ignoring(Predicate<Path> more) {
    return new DirectoryTable(directory, idColumn, further, ignored.or(more));
  }

  /** A file's name without its extension; a name with nothing before its dot is all of it. */
  public static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  /** What stands after the last dot of a file's name, in lower case; empty where there is none. */
  public static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  @Override
  public String name() {
    return directory.toString();
  }

  /** A file's name may begin with {@code #}. */
  @Override
  public boolean hasComments() {
    return false;
  }

  @Override
  public TableReader open() {
    var names = new ArrayList<String>();
    var leftOut = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        (isRow(file, name) ? names : leftOut).add(name);
      }
    } catch (IOException e) {
      throw unreadable(e);
    } catch (DirectoryIteratorException e) {
      throw unreadable(Objects.requireNonNull(e.getCause(), "always there"));
    }
    names.sort(null);
    leftOut.sort(null);
    return new Reader(names, leftOut);
  }

  private InputException unreadable(IOException e) {
    return e instanceof NotDirectoryException
        ? BadInput.exception(Code.INPUT_UNREADABLE, Place.file(name()), "it is no directory.")
        : TableErrors.unreadable(directory, e);
  }

  private boolean isRow(Path file, String name) {
    return !name.startsWith(".")
        && !NEVER.contains(name.toLowerCase(Locale.ROOT))
        && Files.isRegularFile(file)
        && !ignored.test(file);
  }

  @Override
  public String toString() {
    return name();
  }

  private final class Reader implements TableReader {
    private final Iterator<String> names;
    private final List<String> leftOut;
    private long number;

    Reader(List<String> names, List<String> leftOut) {
      this.names = names.iterator();
      this.leftOut = leftOut;
    }

    @Override
    public TableRecord header() {
      var columns = new ArrayList<>(List.of(idColumn, "title", "file"));
      columns.addAll(further.keySet());
      return new TableRecord(1, columns.toArray(String[]::new));
    }

    @Override
    public @Nullable TableRecord next() {
      if (!names.hasNext()) {
        return null;
      }
      var name = names.next();
      var cells = new ArrayList<>(List.of(name, stem(name), name));
      further.values().forEach(cell -> cells.add(cell.apply(name)));
      return new TableRecord(++number, cells.toArray(String[]::new));
    }

    @Override
    public List<Problem> remarks() {
      if (leftOut.isEmpty()) {
        return List.of();
      }
      var first = leftOut.subList(0, Math.min(SHOWN, leftOut.size())).stream().map(Shown::value);
      var message =
          leftOut.size()
              + (leftOut.size() == 1 ? " entry is no row: " : " entries are no rows: ")
              + String.join(", ", first.toList())
              + (leftOut.size() > SHOWN ? ", \u2026." : ".");
      return List.of(
          new Problem(Code.FILE_IGNORED, Problem.Severity.NOTE, Place.file(name()), message));
    }

    @Override
    public void close() {
      // The names are read when it is opened.
    }
  }
}
