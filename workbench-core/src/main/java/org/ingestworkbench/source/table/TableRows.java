package org.ingestworkbench.source.table;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;

/** The rows of a table as they are written, before any cleaning. */
final class TableRows implements RowSource {
  private final TableSettings settings;

  TableRows(TableSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public List<String> columns() {
    try (var records = settings.table().open()) {
      return TableHeader.of(records.header(), settings).columns().names();
    }
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    var records = settings.table().open();
    try {
      var header = TableHeader.of(records.header(), settings);
      return new TableRowReader(settings, records, header, problems);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }
}
