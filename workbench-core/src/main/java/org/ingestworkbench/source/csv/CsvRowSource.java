package org.ingestworkbench.source.csv;

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
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.source.CleaningStep;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.source.filter.BadInput;
import org.ingestworkbench.source.filter.CellCleaner;
import org.ingestworkbench.source.filter.ChosenRows;
import org.ingestworkbench.source.filter.CleanedRows;
import org.ingestworkbench.source.filter.FilteredRows;
import org.ingestworkbench.source.filter.ReshapedRows;
import org.ingestworkbench.source.filter.RowFilter;
import org.ingestworkbench.source.filter.TemplatedValues;
import org.ingestworkbench.source.filter.ViewerOverrides;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file: UTF-8 with or without byte order mark, quoted as its {@link CsvDialect}
 * says, RFC 4180 unless told, line breaks allowed within quotes. It is read as a stream and never
 * altered; memory does not grow with rows.
 *
 * <p>The order of the builder's calls does not matter; a row goes through these steps: numbered and
 * sliced ({@code startRow}, {@code stopRow}, {@code skipRows}); left out when its first cell, or
 * the first that is not ignored, begins with {@code #} or when it is blank; its length checked;
 * chosen ({@code onlyRows}); filtered ({@code filter}); columns ignored and constants added; values
 * put into templates; the viewer filled in; at last every cell is cleaned. Filters and templates
 * therefore see cells as they are written.
 *
 * <p><b>Keys.</b> The id and the parent's id are cleaned and then have one spelling: NFC, no
 * invisible characters (format and control characters but line breaks and tabs), plain spaces for
 * no-break ones. A problem {@code INVISIBLE_CHARACTER} names the code point when that changed
 * something. Quotes, commas, line breaks, letter case and leading zeros stay. In other columns
 * invisible characters are kept and noted once per column.
 *
 * <p><b>Rows that are not right.</b> Longer than the header by more than empty cells, a value under
 * no header, or no id: an {@code ERROR}, the row is not delivered. Shorter than the header: a
 * {@code WARNING}, the missing cells are empty, as spreadsheets write them.
 *
 * <p>Immutable and safe for use by several threads; each stream is for one.
 */
public final class CsvRowSource implements RowSource {
  private final RowSource rows;
  private final RowRange range;
  private final String description;

  private CsvRowSource(RowSource rows, RowRange range, String description) {
    this.rows = rows;
    this.range = range;
    this.description = description;
  }

  /** A file with commas, subdelimiter {@code |} and an id column {@code id}, all rows. */
  public static CsvRowSource of(Path path) {
    return builder(path).build();
  }

  /**
   * A file in another dialect, with subdelimiter {@code |} and an id column {@code id}, all rows.
   *
   * @param format see {@link CsvDialect#of}
   * @throws IllegalArgumentException when the format has a greatest number of rows
   */
  public static CsvRowSource of(Path path, CSVFormat format) {
    return builder(path).dialect(CsvDialect.of(format)).build();
  }

  /** Starts with what {@link #of(Path)} gives. */
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
  public RowRange range() {
    return range;
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return rows.open(problems);
  }

  /** The file and what restricts its rows. */
  @Override
  public String toString() {
    return description;
  }

  /**
   * Collects how the file is read and which of its rows; the order of the calls means nothing.
   * Every setter throws {@link InputException} when the single value cannot be right.
   */
  public static final class Builder {
    private final Path path;
    private CsvDialect dialect = CsvDialect.STRICT;
    private @Nullable Character delimiter;
    private String subdelimiter = "|";
    private String idColumn = "id";
    private String parentColumn = "parent_id";
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

    private Builder(Path path) {
      this.path = path;
    }

    /**
     * How the file divides and quotes its cells; {@link CsvDialect#STRICT} unless told ({@code
     * csv_dialect}).
     */
    public Builder dialect(CsvDialect csvDialect) {
      dialect = csvDialect;
      return this;
    }

    /** The one character between cells, or {@code \t}; the dialect's, a comma, unless told. */
    public Builder delimiter(String text) {
      delimiter = SettingValues.delimiter(text);
      return this;
    }

    /** What separates the subvalues of a cell, one or more characters; {@code |} unless told. */
    public Builder subdelimiter(String text) {
      subdelimiter = SettingValues.subdelimiter(text);
      return this;
    }

    /** The column that names the rows; {@code id} unless told. */
    public Builder idColumn(String column) {
      idColumn = column;
      return this;
    }

    /** The column that holds ids of other rows; {@code parent_id} unless told. */
    public Builder parentColumn(String column) {
      parentColumn = column;
      return this;
    }

    /**
     * Headers may be labels, which stand for these names ({@code csv_headers: labels}, {@code
     * csv_column_map}). Called again, it adds to what is known; a header that is no label stands
     * for itself.
     */
    public Builder labels(Map<String, String> nameByLabel) {
      labels.putAll(nameByLabel);
      return this;
    }

    /** Leaves out parts of cleaning ({@code clean_csv_values_skip}). */
    public Builder skipCleaning(CleaningStep... cleanings) {
      skipped.addAll(Arrays.asList(cleanings));
      return this;
    }

    /** Begins at this row, counted from 1 ({@code csv_start_row}); 0 is the start. */
    public Builder startRow(long number) {
      slice = slice.from(SettingValues.row(Advice.START_ROW, number));
      return this;
    }

    /** Ends with this row, counted from 1 in the file ({@code csv_stop_row}). */
    public Builder stopRow(long number) {
      slice = slice.to(SettingValues.row(Advice.STOP_ROW, number));
      return this;
    }

    /**
     * Leaves out a range of rows, both ends included, counted from 1 at the start row ({@code
     * csv_start_row_skip}, {@code csv_stop_row_skip}).
     */
    public Builder skipRows(long first, long last) {
      slice =
          slice.without(
              SettingValues.row(Advice.FIRST_SKIPPED_ROW, first),
              SettingValues.row(Advice.LAST_SKIPPED_ROW, last));
      return this;
    }

    /** Only the rows with these ids ({@code csv_rows_to_process}); they are held in memory. */
    public Builder onlyRows(Collection<String> ids) {
      chosen = chosen == null ? new LinkedHashSet<>() : chosen;
      chosen.addAll(ids);
      return this;
    }

    /** Only the rows whose ids stand in a UTF-8 file, one on each line. */
    public Builder onlyRowsIn(Path file) {
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
     * is among the column's values, or {@code column:isnot:value}, not all subvalues are. Filters
     * of several columns must all hold.
     */
    public Builder filter(String filter) {
      filters.add(RowFilter.parse(filter));
      return this;
    }

    /** Drops columns ({@code ignore_csv_columns}). */
    public Builder ignoreColumns(Collection<String> columns) {
      ignored.addAll(columns);
      return this;
    }

    /** Adds a column if the file does not have it ({@code csv_field_templates}). */
    public Builder constant(String column, String value) {
      constants.put(column, value);
      return this;
    }

    /** Puts values into templates ({@code csv_value_templates}). */
    public Builder valueTemplates(ValueTemplates valueTemplates) {
      templates = valueTemplates;
      return this;
    }

    /** The column that {@link #viewersByModel} and {@link #viewersByExtension} fill. */
    public Builder viewerColumn(String column) {
      viewerColumn = column;
      return this;
    }

    /** Viewers by the value of {@code field_model} ({@code field_viewer_override_models}). */
    public Builder viewersByModel(Map<String, String> viewerByModel) {
      viewersByModel.putAll(viewerByModel);
      return this;
    }

    /** Viewers by the extension of {@code file}; the model goes first. */
    public Builder viewersByExtension(Map<String, String> viewerByExtension) {
      viewersByExtension.putAll(viewerByExtension);
      return this;
    }

    /**
     * The source; nothing is read yet.
     *
     * @throws InputException when the id column is to be ignored, or the delimiter is the dialect's
     *     quote, escape or comment marker
     */
    public CsvRowSource build() {
      if (ignored.contains(idColumn)) {
        throw new InputException(
            Advice.IGNORED_COLUMNS.words() + ": the id column \"" + idColumn + "\" is needed.",
            Advice.IGNORED_COLUMNS);
      }
      return new CsvRowSource(steps(), slice.range(), description());
    }

    /** The one place that knows the order of the steps. */
    private RowSource steps() {
      var cleaner = new CellCleaner(subdelimiter, skipped);
      RowSource rows =
          new CsvRows(
              new CsvSettings(
                  path,
                  dialect(),
                  idColumn,
                  Map.copyOf(labels),
                  slice,
                  cleaner,
                  Set.copyOf(ignored)));
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
      return new CleanedRows(rows, cleaner, idColumn, parentColumn);
    }

    private CsvDialect dialect() {
      return delimiter == null ? dialect : dialect.delimitedBy(delimiter);
    }

    private String description() {
      var parts = new ArrayList<String>(List.of(path.toString()));
      if (dialect != CsvDialect.STRICT) {
        parts.add(dialect.toString());
      }
      if (!slice.equals(Slice.ALL)) {
        parts.add(slice.toString());
      }
      if (chosen != null) {
        parts.add(chosen.size() + " chosen ids");
      }
      filters.forEach(filter -> parts.add(filter.toString()));
      return "CsvRowSource[" + String.join(", ", parts) + "]";
    }
  }
}
