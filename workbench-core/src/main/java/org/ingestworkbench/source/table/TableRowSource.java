package org.ingestworkbench.source.table;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;

/**
 * The rows of a {@link Table}, read as a stream: chosen, filtered, filled in and cleaned as {@link
 * org.ingestworkbench.source.csv.CsvRowSource} says of a CSV file. Memory does not grow with rows.
 *
 * <p>Immutable and safe for use by several threads; each stream is for one.
 */
public final class TableRowSource implements RowSource {
  private final RowSource rows;
  private final RowRange range;
  private final String description;

  TableRowSource(RowSource rows, RowRange range, String description) {
    this.rows = rows;
    this.range = range;
    this.description = description;
  }

  /** Starts with subdelimiter {@code |} and an id column {@code id}, all rows. */
  public static Builder builder(Table table) {
    return new Builder(table);
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
  public RowRange range() {
    return range;
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return rows.open(problems);
  }

  /** The table and what restricts its rows. */
  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return "TableRowSource[" + description + "]";
  }

  /** See {@link TableBuilder}. */
  public static final class Builder extends TableBuilder<Builder> {
    private final Table table;

    private Builder(Table table) {
      this.table = table;
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** See {@link TableBuilder#build(Table)}. */
    public TableRowSource build() {
      return build(table);
    }
  }
}
