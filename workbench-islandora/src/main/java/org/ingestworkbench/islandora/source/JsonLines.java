package org.ingestworkbench.islandora.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.table.Table;
import org.ingestworkbench.source.table.TableErrors;
import org.ingestworkbench.source.table.TableReader;
import org.ingestworkbench.source.table.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file with one JSON object on each line, in UTF-8 with or without byte order mark. The names in
 * the objects are the columns, in the order in which the file has them first; so each reading goes
 * through the file twice. A line that lacks a name has an empty cell there. Blank lines are left
 * out; there are no comments.
 *
 * <p>A text is a cell, a number a cell as it is written, true and false are {@code 1} and {@code
 * 0}, null is empty. The values of a list are joined by the subdelimiter; so none of them may have
 * it. A list or an object in a list, an object as a value, a name that is there twice and a line
 * that is no object are faults of their row. No line is longer than 2 MiB.
 *
 * @param path the file as the user named it
 * @param subdelimiter what stands between several values of a cell
 */
public record JsonLines(Path path, String subdelimiter) implements Table {
  /** No content type has so many fields; a table with more is refused in any case. */
  private static final int MOST = 2_001;

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public boolean hasComments() {
    return false;
  }

  @Override
  public TableReader open() {
    return new Reader(Lines.open(path), this);
  }

  @Override
  public String toString() {
    return name();
  }

  private static final class Reader implements TableReader {
    private final Lines lines;
    private final JsonLines table;
    private final JsonObjects objects;
    private String[] names = {};

    Reader(Lines lines, JsonLines table) {
      this.lines = lines;
      this.table = table;
      this.objects = new JsonObjects(table.subdelimiter());
    }

    @Override
    public TableRecord header() {
      var all = allNames();
      if (all.isEmpty()) {
        throw TableErrors.of(
            Code.HEADER_MISSING,
            Place.file(table.name()),
            "no line of the file is a JSON object; the names in the objects are the columns.",
            null);
      }
      names = all.toArray(String[]::new);
      return new TableRecord(1, names);
    }

    private Set<String> allNames() {
      var all = new LinkedHashSet<String>();
      try (var first = Lines.open(table.path())) {
        for (var line = first.next(); line != null && all.size() < MOST; line = first.next()) {
          all.addAll(objects.read(line).cells().keySet());
        }
      }
      return all;
    }

    @Override
    public @Nullable TableRecord next() {
      var line = lines.next();
      if (line == null) {
        return null;
      } else if (line.isBlank()) {
        return new TableRecord(lines.number(), new String[0]);
      }
      var object = objects.read(line);
      var cells = new String[names.length];
      for (int place = 0; place < names.length; place++) {
        cells[place] = object.cells().getOrDefault(names[place], "");
      }
      var wrong = object.wrong();
      var fault =
          wrong == null
              ? null
              : new TableRecord.Fault(Code.JSON_SYNTAX, placeOf(object.place()), torn(wrong));
      return new TableRecord(lines.number(), fault, cells);
    }

    private int placeOf(@Nullable String name) {
      return name == null ? -1 : Arrays.asList(names).indexOf(name);
    }

    private String torn(String wrong) {
      return lines.torn()
          ? wrong + " It is the last line, and has no end: was the file cut off?"
          : wrong;
    }

    @Override
    public void close() {
      lines.close();
    }
  }
}
