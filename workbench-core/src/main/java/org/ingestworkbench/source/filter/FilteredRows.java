package org.ingestworkbench.source.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowSource;

/**
 * Only the rows that pass every column's filters ({@code csv_row_filters}). {@code isnot}: not all
 * of the subvalues are listed. {@code is}: at least one is listed.
 */
public final class FilteredRows extends RowDecorator {
  private final Pattern subdelimiter;
  private final Map<String, Set<String>> wanted;
  private final Map<String, Set<String>> unwanted;

  public FilteredRows(RowSource from, List<RowFilter> filters, String subdelimiter) {
    super(from);
    this.subdelimiter = Pattern.compile(subdelimiter, Pattern.LITERAL);
    this.wanted = byColumn(filters, true);
    this.unwanted = byColumn(filters, false);
  }

  private static Map<String, Set<String>> byColumn(List<RowFilter> filters, boolean is) {
    return filters.stream()
        .filter(filter -> filter.is() == is)
        .collect(
            Collectors.groupingBy(
                RowFilter::column,
                LinkedHashMap::new,
                Collectors.mapping(RowFilter::value, Collectors.toSet())));
  }

  @Override
  RowStep step(Consumer<Problem> problems) {
    refuseUnknown();
    return row -> passes(row) ? row : null;
  }

  private void refuseUnknown() {
    var unknown = new ArrayList<>(wanted.keySet());
    unknown.addAll(unwanted.keySet());
    unknown.removeAll(columns());
    if (!unknown.isEmpty()) {
      throw BadInput.exception(
          Code.COLUMN_UNKNOWN,
          Place.file(name()),
          Advice.ROW_FILTERS.words()
              + " asks for columns that the CSV does not have: "
              + String.join(", ", unknown)
              + ". It has: "
              + String.join(", ", columns())
              + ".",
          Advice.ROW_FILTERS,
          null);
    }
  }

  private boolean passes(Row row) {
    return unwanted.entrySet().stream()
            .noneMatch(column -> column.getValue().containsAll(values(row, column.getKey())))
        && wanted.entrySet().stream()
            .allMatch(
                column ->
                    values(row, column.getKey()).stream().anyMatch(column.getValue()::contains));
  }

  private List<String> values(Row row, String column) {
    return Arrays.stream(subdelimiter.split(row.cell(column), -1)).map(CellCleaner::strip).toList();
  }
}
