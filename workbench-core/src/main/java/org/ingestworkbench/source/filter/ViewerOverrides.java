package org.ingestworkbench.source.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ingestworkbench.model.Columns;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;

/**
 * Fills the column that chooses a viewer by the row's model or, failing that, by the extension of
 * its file. What the input says itself is kept.
 */
public final class ViewerOverrides extends RowDecorator {
  private final String target;
  private final Map<String, String> models;
  private final Map<String, String> extensions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  public ViewerOverrides(
      RowSource from, String target, Map<String, String> models, Map<String, String> extensions) {
    super(from);
    this.target = target;
    this.models = Map.copyOf(models);
    extensions.forEach((extension, viewer) -> this.extensions.put(plain(extension), viewer));
  }

  private static String plain(String extension) {
    return extension.startsWith(".") ? extension.substring(1) : extension;
  }

  @Override
  public List<String> columns() {
    var columns = new ArrayList<>(from.columns());
    if (!columns.contains(target)) {
      columns.add(target);
    }
    return columns;
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    var columns = Columns.of(columns());
    return row -> filled(columns, row);
  }

  private Row filled(Columns columns, Row row) {
    if (row.cells().size() == columns.size()) {
      return CellCleaner.isBlank(row.cell(target)) ? row.with(target, viewer(row)) : row;
    }
    var values = new String[columns.size()];
    for (int place = 0; place < values.length; place++) {
      values[place] = row.cell(columns.names().get(place));
    }
    values[columns.placeOf(target)] = viewer(row);
    return new Row(row.line(), row.id(), columns.cells(values));
  }

  private String viewer(Row row) {
    var byModel = models.get(CellCleaner.strip(row.cell("field_model")));
    return byModel != null ? byModel : extensions.getOrDefault(extension(row.cell("file")), "");
  }

  private static String extension(String file) {
    var name = CellCleaner.strip(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
