package org.ingestworkbench.source.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.source.CleaningStep;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.source.filter.CellCleaner;
import org.ingestworkbench.source.filter.ChosenRows;
import org.ingestworkbench.source.filter.CleanedRows;
import org.ingestworkbench.source.filter.FilteredRows;
import org.ingestworkbench.source.filter.NumberedIds;
import org.ingestworkbench.source.filter.ReshapedRows;
import org.ingestworkbench.source.filter.RowFilter;
import org.ingestworkbench.source.filter.TemplatedValues;
import org.ingestworkbench.source.filter.ViewerOverrides;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Collects which rows of a {@link Table} are read and how; the order of the calls means nothing.
 * Every setter throws {@link InputException} when the single value cannot be right. Used by one
 * thread.
 *
 * @param <B> the builder itself
 */
public abstract class TableBuilder<B extends TableBuilder<B>> {
  private String subdelimiter = "|";
  private String idColumn = "id";
  private final List<String> idDetails = new ArrayList<>();
  private String parentColumn = "parent_id";
  private String task = "create";
  private boolean idsRepeat;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Set<CleaningStep> skipped = EnumSet.noneOf(CleaningStep.class);
  private Slice slice = Slice.ALL;
  private @Nullable Set<String> chosen;
  private final List<RowFilter> filters = new ArrayList<>();
  private final Set<String> ignored = new LinkedHashSet<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private @Nullable ValueTemplates templates;
  private String viewerColumn = "field_viewer_override";
  private final Map<String, String> viewersByModel = new LinkedHashMap<>();
  private final Map<String, String> viewersByExtension = new LinkedHashMap<>();

  /** For the builders of sources. */
  protected TableBuilder() {}

  /** This builder. */
  protected abstract B self();

  /** What separates the subvalues of a cell, one or more characters; {@code |} unless told. */
  public B subdelimiter(String text) {
    subdelimiter = TableSettings.subdelimiter(text);
    return self();
  }

  /** The column that names the rows; {@code id} unless told. */
  public B idColumn(String column) {
    idColumn = column;
    return self();
  }

  /** What messages call the task whose rows they are; {@code create} unless told. */
  public B task(String word) {
    task = word;
    return self();
  }

  /**
   * Lets several rows be about one thing, so that their cells have one id: the first of them has
   * that id, the next has it with {@code (2)} behind it, and so on. The number counts the rows that
   * are read, before any of them is filtered out. Some 100,000 ids that were last seen are held in
   * memory; a row whose id was seen longer ago has it without a number, and is told of as a
   * duplicate.
   */
  public B idsRepeat() {
    idsRepeat = true;
    return self();
  }

  /**
   * For rows that are about an object of which there may be several rows: an id is the cell of the
   * id column and, after a space, that of the first of these columns that has content. Rows are
   * chosen by the cell of the id column alone.
   */
  public B idDetails(Collection<String> columns) {
    idDetails.addAll(columns);
    return self();
  }

  /** The column that holds ids of other rows; {@code parent_id} unless told. */
  public B parentColumn(String column) {
    parentColumn = column;
    return self();
  }

  /**
   * Headers may be labels, which stand for these names ({@code csv_headers: labels}, {@code
   * csv_column_map}). Called again, it adds to what is known; a header that is no label stands for
   * itself.
   */
  public B labels(Map<String, String> nameByLabel) {
    labels.putAll(nameByLabel);
    return self();
  }

  /** Leaves out parts of cleaning ({@code clean_csv_values_skip}). */
  public B skipCleaning(CleaningStep... cleanings) {
    skipped.addAll(Arrays.asList(cleanings));
    return self();
  }

  /** Begins at this row, counted from 1 ({@code csv_start_row}); 0 is the start. */
  public B startRow(long number) {
    slice = slice.from(TableSettings.row(Advice.START_ROW, number));
    return self();
  }

  /** Ends with this row, counted from 1 in the file ({@code csv_stop_row}). */
  public B stopRow(long number) {
    slice = slice.to(TableSettings.row(Advice.STOP_ROW, number));
    return self();
  }

  /**
   * Leaves out a range of rows, both ends included, counted from 1 at the start row ({@code
   * csv_start_row_skip}, {@code csv_stop_row_skip}).
   */
  public B skipRows(long first, long last) {
    slice =
        slice.without(
            TableSettings.row(Advice.FIRST_SKIPPED_ROW, first),
            TableSettings.row(Advice.LAST_SKIPPED_ROW, last));
    return self();
  }

  /** Only the rows with these ids ({@code csv_rows_to_process}); they are held in memory. */
  public B onlyRows(Collection<String> ids) {
    chosen = chosen == null ? new LinkedHashSet<>() : chosen;
    chosen.addAll(ids);
    return self();
  }

  /** Only the rows whose ids stand in a UTF-8 file, one on each line. */
  public B onlyRowsIn(Path file) {
    try {
      return onlyRows(Files.readAllLines(file));
    } catch (IOException e) {
      throw BadInput.exception(
          Code.INPUT_UNREADABLE,
          Place.file(file.toString()),
          Advice.CHOSEN_ROWS.words() + " cannot be read: " + Shown.reason(e) + ".",
          Advice.CHOSEN_ROWS,
          e);
    }
  }

  /**
   * Only rows that pass ({@code csv_row_filters}): {@code column:is:value}, at least one subvalue
   * is among the column's values, or {@code column:isnot:value}, not all subvalues are. Filters of
   * several columns must all hold.
   */
  public B filter(String filter) {
    filters.add(RowFilter.parse(filter));
    return self();
  }

  /** Drops columns ({@code ignore_csv_columns}). */
  public B ignoreColumns(Collection<String> columns) {
    ignored.addAll(columns);
    return self();
  }

  /** Adds a column if the file does not have it ({@code csv_field_templates}). */
  public B constant(String column, String value) {
    constants.put(column, value);
    return self();
  }

  /** Puts values into templates ({@code csv_value_templates}). */
  public B valueTemplates(ValueTemplates valueTemplates) {
    templates = valueTemplates;
    return self();
  }

  /** The column that {@link #viewersByModel} and {@link #viewersByExtension} fill. */
  public B viewerColumn(String column) {
    viewerColumn = column;
    return self();
  }

  /** Viewers by the value of {@code field_model} ({@code field_viewer_override_models}). */
  public B viewersByModel(Map<String, String> viewerByModel) {
    viewersByModel.putAll(viewerByModel);
    return self();
  }

  /** Viewers by the extension of {@code file}; the model goes first. */
  public B viewersByExtension(Map<String, String> viewerByExtension) {
    viewersByExtension.putAll(viewerByExtension);
    return self();
  }

  /**
   * The source of a table; nothing is read yet.
   *
   * @throws InputException when the id column is to be ignored
   */
  protected final TableRowSource build(Table table) {
    if (ignored.contains(idColumn)) {
      throw new InputException(
          Advice.IGNORED_COLUMNS.words() + ": the id column \"" + idColumn + "\" is needed.",
          Advice.IGNORED_COLUMNS);
    }
    return new TableRowSource(steps(table), slice.range(), description(table));
  }

  /** The one place that knows the order of the steps. */
  private RowSource steps(Table table) {
    var cleaner = new CellCleaner(subdelimiter, skipped);
    RowSource rows =
        new TableRows(
            new TableSettings(
                table,
                idColumn,
                Map.copyOf(labels),
                slice,
                cleaner,
                Set.copyOf(ignored),
                task,
                idsRepeat));
    if (idsRepeat) {
      rows = new NumberedIds(rows);
    }
    if (chosen != null) {
      rows = new ChosenRows(rows, chosen, cleaner);
    }
    if (!filters.isEmpty()) {
      rows = new FilteredRows(rows, filters, subdelimiter);
    }
    if (!ignored.isEmpty() || !constants.isEmpty()) {
      rows = new ReshapedRows(rows, Set.copyOf(ignored), new LinkedHashMap<>(constants));
    }
    if (templates != null) {
      rows = new TemplatedValues(rows, templates);
    }
    if (!viewersByModel.isEmpty() || !viewersByExtension.isEmpty()) {
      rows = new ViewerOverrides(rows, viewerColumn, viewersByModel, viewersByExtension);
    }
    return new CleanedRows(rows, cleaner, idColumn, List.copyOf(idDetails), parentColumn);
  }

  private String description(Table table) {
    var parts = new ArrayList<String>(List.of(table.toString()));
    if (!slice.equals(Slice.ALL)) {
      parts.add(slice.toString());
    }
    if (chosen != null) {
      parts.add(chosen.size() + " chosen ids");
    }
    filters.forEach(filter -> parts.add(filter.toString()));
    return String.join(", ", parts);
  }
}
