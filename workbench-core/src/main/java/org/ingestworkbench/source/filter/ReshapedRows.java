package org.ingestworkbench.source.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ingestworkbench.model.Columns;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;

/**
 * Rows without some columns ({@code ignore_csv_columns}) and with columns that the input does not
 * have, their values the same in every row ({@code csv_field_templates}). A column that the input
 * has keeps its values, empty ones too.
 */
public final class ReshapedRows extends RowDecorator {
  private final Set<String> ignored;
  private final Map<String, String> constants;

  public ReshapedRows(RowSource from, Set<String> ignored, Map<String, String> constants) {
    super(from);
    this.ignored = ignored;
    this.constants = constants;
  }

  @Override
  public List<String> columns() {
    return reshaped(from.columns());
  }

  private List<String> reshaped(Iterable<String> before) {
    var names = new ArrayList<String>();
    before.forEach(names::add);
    names.removeAll(ignored);
    constants.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    return new Reshape(Columns.of(columns()));
  }

  private final class Reshape implements RowStep {
    private final Columns after;

    Reshape(Columns after) {
      this.after = after;
    }

    @Override
    public Row apply(Row row) {
      var values = new String[after.size()];
      for (int place = 0; place < values.length; place++) {
        values[place] = value(row, after.names().get(place));
      }
      return new Row(row.line(), row.id(), after.cells(values));
    }

    private String value(Row row, String column) {
      var given = ignored.contains(column) ? null : row.cells().get(column);
      return given == null ? constants.getOrDefault(column, "") : given;
    }
  }
}
