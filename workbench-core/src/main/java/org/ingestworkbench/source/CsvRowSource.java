package org.ingestworkbench.source;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;

public final class CsvRowSource implements RowSource {
  private final RowSource rows;

  private CsvRowSource(RowSource rows) {
    this.rows = rows;
  }

  public static CsvRowSource of(Path path) {
    return builder(path).build();
  }

  public static Builder builder(Path path) {
    return new Builder(path);
  }

  @Override
  public String name() {
    return rows.name();
  }

  @Override
  public List<String> columns() {
    return rows.columns();
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return rows.open(problems);
  }

  public static final class Builder {
    private final Path path;
    private char delimiter = ',';
    private String subdelimiter = "|";
    private String idColumn = "id";
    private String parentColumn = "parent_id";
    private final Set<Cleaning> skipped = EnumSet.noneOf(Cleaning.class);
    private Slice slice = Slice.ALL;

    private Builder(Path path) {
      this.path = path;
    }

    public Builder delimiter(String text) {
      var one = text.equals("\\t") ? "\t" : text;
      if (one.length() != 1 || "\"\r\n".contains(one)) {
        throw new InputException(
            "delimiter: \"" + text + "\" is not one character (or \\t for a tab).");
      }
      delimiter = one.charAt(0);
      return this;
    }

    public Builder idColumn(String column) {
      idColumn = column;
      return this;
    }

    public CsvRowSource build() {
      var settings = new CsvSettings(path, delimiter, idColumn, Map.of(), slice);
      RowSource rows = new CsvRows(settings);
      return new CsvRowSource(
          new CleanedRows(rows, new CellCleaner(subdelimiter, skipped), idColumn, parentColumn));
    }
  }
}
