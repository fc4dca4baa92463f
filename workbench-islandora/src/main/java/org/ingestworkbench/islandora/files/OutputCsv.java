package org.ingestworkbench.islandora.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.islandora.output.OwnFile;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.text.Formulas;
import org.jspecify.annotations.Nullable;

/**
 * Lists every node as it is made, in the form of Workbench's {@code output_csv}: the columns of its
 * own, then the further columns of the input, empty or, if asked for, as the input has them.
 *
 * <p>Appends to a file that is there and is empty or begins with its own header; another one is
 * refused and left as it is. A page's id is its book's, an underscore and the name of its file.
 * Base fields that the row does not set are left empty, since the site decides them. Called by one
 * job's threads one at a time; each line is with the operating system when the call returns.
 */
public final class OutputCsv implements JobListener {

  private static final List<String> OWN =
      List.of("node_id", "content_type", "published", "promote", "langcode", "uuid", "title");

  private final Path file;
  private final String idField;
  private final List<String> further;
  private final boolean withInput;
  private boolean guarded;
  private final Map<String, Row> underWay = new HashMap<>();
  private @Nullable Writer out;

  private OutputCsv(Path file, String idField, List<String> further, boolean withInput) {
    this.file = file;
    this.idField = idField;
    this.further = further;
    this.withInput = withInput;
  }

  /** Whether the file could be made or added to; nothing is tried. */
  public static boolean writable(Path file) {
    var directory = file.toAbsolutePath().getParent();
    return directory != null && Files.isDirectory(directory) && Writable.file(file);
  }

  /**
   * Lists the nodes with the names of the input's further columns and no values in them.
   *
   * @param source tells the columns; they are read now
   * @throws InputException when the file has something in it and does not begin with the header of
   *     this list, or is a link; it is left as it is
   */
  public static OutputCsv to(Path file, String idField, RowSource source) {
    return new OutputCsv(file, idField, further(idField, source), false).refusingForeign();
  }

  /**
   * Lists the nodes with the input's values ({@code output_csv_include_input_csv}).
   *
   * @param source tells the columns; of its rows those under way are kept in memory
   * @throws InputException as with {@link #to}
   */
  public static OutputCsv withInput(Path file, String idField, RowSource source) {
    return new OutputCsv(file, idField, further(idField, source), true).refusingForeign();
  }

  /**
   * Has an apostrophe written before each cell that a spreadsheet would take for a formula; for a
   * list that no program reads.
   *
   * @return this list
   */
  public OutputCsv guardingFormulas() {
    guarded = true;
    return this;
  }

  private static List<String> further(String idField, RowSource source) {
    return source.columns().stream()
        .filter(column -> !OWN.contains(column) && !column.equals(idField))
        .toList();
  }

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    start();
  }

  private void start() {
    try {
      refusingForeign();
      out = OutputFile.writer(OutputFile.append(file));
      if (Files.size(file) == 0) {
        write(header());
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * What keeps the file from being added to, in words; empty when nothing does. It is only read.
   *
   * @param source tells the columns
   */
  public static Optional<String> hindrance(Path file, String idField, RowSource source) {
    return new OutputCsv(file, idField, further(idField, source), false).hindrance();
  }

  private Optional<String> hindrance() {
    try {
      if (OwnFile.isLink(file)) {
        return Optional.of(file + " is a link. Name the file itself.");
      } else if (!OwnFile.mayBegin(file, CsvLine.lf(header()))) {
        return Optional.of(
            file
                + " does not begin with the columns of this list. Name another file, or move it"
                + " away.");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(file + " cannot be read (" + e + ").");
    }
  }

  private OutputCsv refusingForeign() {
    hindrance()
        .ifPresent(
            why -> {
              throw new InputException("output_csv cannot be written: " + why);
            });
    return this;
  }

  private List<String> header() {
    var columns = new ArrayList<String>();
    columns.add(idField);
    columns.addAll(OWN);
    columns.addAll(further);
    return columns;
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    var item = event.item();
    if (item != null && item.node() != null && event.key().kind().makesNode()) {
      var cells = line(item, item.node(), event);
      write(guarded ? cells.stream().map(Formulas::guarded).toList() : cells);
    }
  }

  private List<String> line(Item item, NodeDraft node, StepCompleted event) {
    var cells = new ArrayList<String>();
    cells.add(id(item));
    cells.add(Objects.requireNonNullElse(event.confirmation().id(), ""));
    cells.add(node.bundle());
    cells.add(base(node, "status"));
    cells.add(base(node, "promote"));
    cells.add(base(node, "langcode"));
    cells.add(event.confirmation().uuid().toString());
    cells.add(node.title());
    further.forEach(column -> cells.add(fromInput(item, column)));
    return cells;
  }

  private static String id(Item item) {
    return item.key().page() == null
        ? item.key().rowId()
        : item.key().rowId() + "_" + item.key().page();
  }

  private static String base(NodeDraft node, String field) {
    return node.fields().getOrDefault(field, List.of()).stream()
        .filter(Value.Text.class::isInstance)
        .map(value -> ((Value.Text) value).text())
        .findFirst()
        .orElse("");
  }

  private String fromInput(Item item, String column) {
    var row = item.key().page() == null ? underWay.get(item.key().rowId()) : null;
    return row == null ? "" : row.cell(column);
  }

  @Override
  public void rowStarted(Row row) {
    if (withInput) {
      underWay.put(row.id(), row);
    }
  }

  @Override
  public void rowEnded(RowEnded event) {
    underWay.remove(event.rowId());
  }

  @Override
  public void jobEnded(JobState state) {
    underWay.clear();
    try (var last = out) {
      out = null;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void write(List<String> cells) {
    try {
      var writer = Objects.requireNonNull(out, "The job has not started.");
      writer.write(CsvLine.lf(cells));
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private StoreException failed(IOException cause) {
    return new StoreException(
        "The CSV of created nodes (output_csv) cannot be written: " + file + " (" + cause + ").",
        cause);
  }

  @Override
  public String toString() {
    return "output CSV " + file;
  }
}
