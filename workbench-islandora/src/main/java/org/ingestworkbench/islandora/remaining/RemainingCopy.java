package org.ingestworkbench.islandora.remaining;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.remaining.RemainingReport.Doubt;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/** One copy of the rows that remain; the rows of the source and of the file go side by side. */
final class RemainingCopy {

  private static final String MEMBER_OF = "field_member_of";

  private final RawCsv raw;
  private final Writer out;
  private final IngestEvidence evidence;
  private final ProcessedRows processedRows;
  private final String delimiter;
  private final String subdelimiter;
  private final RawCsv.@Nullable Raw separator;
  private final RawCsv.Raw header;
  private final List<String> columns;
  private final boolean addsColumn;
  private final List<Doubt> doubts = new ArrayList<>();
  private long processed;
  private long remaining;

  RemainingCopy(
      RawCsv raw,
      Writer out,
      IngestEvidence evidence,
      ProcessedRows processedRows,
      WorkbenchConfig config)
      throws IOException {
    this.raw = raw;
    this.out = out;
    this.evidence = evidence;
    this.processedRows = processedRows;
    this.subdelimiter = config.text("subdelimiter").orElseThrow();
    var first = record();
    this.separator = raw.separates(first) ? first : null;
    this.header = separator == null ? first : record();
    this.delimiter = String.valueOf(raw.delimiter());
    var names = config.pairs("csv_column_map");
    this.columns =
        header.cells().stream()
            .map(cell -> RawCsv.value(cell).strip())
            .map(name -> names.getOrDefault(name, name))
            .toList();
    this.addsColumn = columns.contains(ProcessedRows.PARENT) && !columns.contains(MEMBER_OF);
  }

  private RawCsv.Raw record() throws IOException {
    return Optional.ofNullable(raw.next()).orElseThrow(() -> new InputException("Empty."));
  }

  void copy(RowStream rows) throws IOException {
    if (separator != null) {
      out.write(String.join(delimiter, separator.cells()) + separator.end());
    }
    write(header.cells(), MEMBER_OF, header.end());
    while (rows.hasNext()) {
      copy(rows.next());
    }
  }

  long processed() {
    return processed;
  }

  long remaining() {
    return remaining;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  private void copy(Row row) throws IOException {
    var lacking = processedRows.whyRemaining(row.id());
    if (lacking == null) {
      processed++;
      return;
    }
    remaining++;
    var node = evidence.node(row.id());
    if (node != null && doubts.size() < RemainingReport.KEPT) {
      doubts.add(
          new Doubt(row.id(), row.line(), node, lacking, processedRows.processedUnder(row.id())));
    }
    var record = record(row);
    write(withParent(row, record.cells()), memberOf(row).orElse(""), record.end());
  }

  private RawCsv.Raw record(Row row) throws IOException {
    var record = raw.next();
    while (record != null && record.line() < row.line()) {
      record = raw.next();
    }
    if (record == null || record.line() != row.line()) {
      throw new InputException(
          "Row " + row.id() + " does not begin on line " + row.line() + " of the file any more.");
    }
    return record;
  }

  /** The node of a parent whose row is left out. */
  private Optional<String> memberOf(Row row) {
    var parent = row.cell(ProcessedRows.PARENT);
    return parent.isEmpty() || processedRows.whyRemaining(parent) != null
        ? Optional.empty()
        : Optional.ofNullable(evidence.node(parent));
  }

  private List<String> withParent(Row row, List<String> cells) {
    var node = memberOf(row);
    if (node.isEmpty()) {
      return cells;
    }
    var changed = new ArrayList<>(cells);
    set(changed, ProcessedRows.PARENT, "");
    if (!addsColumn) {
      set(changed, MEMBER_OF, joined(row.cell(MEMBER_OF), node.get()));
    }
    return changed;
  }

  private String joined(String before, String node) {
    return before.isEmpty() ? node : before + subdelimiter + node;
  }

  private void set(List<String> cells, String column, String value) {
    int place = columns.indexOf(column);
    while (cells.size() <= place) {
      cells.add("");
    }
    cells.set(place, RawCsv.written(value, cells.get(place)));
  }

  /** With a cell more where the input has no column for the parent's node. */
  private void write(List<String> cells, String further, String end) throws IOException {
    var all = new ArrayList<>(cells);
    if (addsColumn) {
      while (all.size() < columns.size()) {
        all.add("");
      }
      all.add(further);
    }
    out.write(String.join(delimiter, all));
    out.write(end);
  }
}
