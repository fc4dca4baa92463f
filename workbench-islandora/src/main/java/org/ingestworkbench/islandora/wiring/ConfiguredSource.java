package org.ingestworkbench.islandora.wiring;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.islandora.config.InputKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.source.JsonLines;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.source.CleaningStep;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.source.csv.CsvDialect;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.ingestworkbench.source.table.Table;
import org.ingestworkbench.source.table.TableBuilder;
import org.ingestworkbench.source.table.TableRowSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a configuration. Made when they are looked at first, because labels in a header have
 * to be asked for.
 */
public final class ConfiguredSource implements RowSource {
  private final WorkbenchConfig config;
  private final Supplier<Map<String, String>> labels;
  private final SheetCopy sheet;
  private final String seed;
  private @Nullable RowSource rows;

  private ConfiguredSource(
      WorkbenchConfig config, Supplier<Map<String, String>> labels, SheetCopy sheet, String seed) {
    this.config = config;
    this.labels = labels;
    this.sheet = sheet;
    this.seed = seed;
  }

  /**
   * The rows that the configuration names and chooses; those of a Google Sheet only if a run kept a
   * copy of it.
   *
   * @param labels asks for the names of fields by label; called at most once for each seed, and
   *     only if headers may be labels
   */
  public static ConfiguredSource of(WorkbenchConfig config, Supplier<Map<String, String>> labels) {
    return of(config, labels, SheetCopy.keptOnly(config));
  }

  /**
   * The same where a Google Sheet can be fetched.
   *
   * @param sheet is not asked for where the rows are read from elsewhere
   */
  public static ConfiguredSource of(
      WorkbenchConfig config, Supplier<Map<String, String>> labels, SheetCopy sheet) {
    return new ConfiguredSource(config, labels, sheet, config.jobName());
  }

  @Override
  public String name() {
    return switch (config.inputKind()) {
      case WORKBOOK -> Workbooks.of(config.inputCsv(), worksheet()).name();
      case GOOGLE_SHEET -> config.inputAsGiven();
      default -> config.inputCsv().toString();
    };
  }

  @Override
  public RowRange range() {
    return config.rows();
  }

  @Override
  public List<String> columns() {
    return rows().columns();
  }

  @Override
  public RowSource withSeed(long drawn) {
    return new ConfiguredSource(config, labels, sheet, Long.toHexString(drawn));
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    if (config.inputKind() == InputKind.GOOGLE_SHEET) {
      sheet.opened(problems);
    }
    return rows().open(problems);
  }

  private synchronized RowSource rows() {
    if (rows == null) {
      rows = chosen();
    }
    return rows;
  }

  private RowSource chosen() {
    return switch (config.inputKind()) {
      case CSV -> csv(config.inputCsv());
      case GOOGLE_SHEET -> csv(sheet.file());
      case DIRECTORY ->
          set(TableRowSource.builder(FileRows.of(config)))
              .skipCleaning(CleaningStep.values())
              .build();
      case WORKBOOK -> table(Workbooks.of(config.inputCsv(), worksheet()));
      case JSON_LINES -> table(new JsonLines(config.inputCsv(), text("subdelimiter")));
    };
  }

  private RowSource csv(Path file) {
    var csv =
        CsvRowSource.builder(file)
            .named(name())
            .dialect(lenient() ? CsvDialect.LENIENT : CsvDialect.STRICT)
            .delimiter(text("delimiter"));
    return set(csv).build();
  }

  private RowTask task() {
    return RowTask.of(text("task")).orElse(RowTask.CREATE);
  }

  private @Nullable String worksheet() {
    return config.text("excel_worksheet").orElse(null);
  }

  private RowSource table(Table table) {
    return set(TableRowSource.builder(table)).build();
  }

  private <B extends TableBuilder<B>> B set(B table) {
    table
        .subdelimiter(text("subdelimiter"))
        .idColumn(text("id_field"))
        .task(text("task"))
        .idDetails(ConfiguredPlan.idDetails(config))
        .parentColumn(task().parentColumn())
        .ignoreColumns(config.list("ignore_csv_columns"));
    if (task().rowsShareObjects()) {
      table.idsRepeat();
    }
    if (text("csv_headers").equals("labels")) {
      table.labels(labels.get());
    }
    table.labels(config.pairs("csv_column_map"));
    chooseRows(table);
    fill(table);
    config
        .list("clean_csv_values_skip")
        .forEach(part -> table.skipCleaning(CleaningStep.named(part)));
    return table;
  }

  private boolean lenient() {
    return text("csv_dialect").equals("lenient");
  }

  private void chooseRows(TableBuilder<?> table) {
    table.startRow(config.number("csv_start_row").orElseThrow());
    config.number("csv_stop_row").ifPresent(table::stopRow);
    config
        .number("csv_start_row_skip")
        .ifPresent(
            first -> table.skipRows(first, config.number("csv_stop_row_skip").orElseThrow()));
    if (!config.list("csv_rows_to_process").isEmpty()) {
      table.onlyRows(config.list("csv_rows_to_process"));
    }
    config.text("csv_rows_to_process").map(Path::of).ifPresent(table::onlyRowsIn);
    config.list("csv_row_filters").forEach(table::filter);
  }

  private void fill(TableBuilder<?> table) {
    config.pairs("csv_field_templates").forEach(table::constant);
    if (!config.pairs("csv_value_templates").isEmpty()) {
      table.valueTemplates(templates());
    }
    table.viewersByModel(viewers("field_viewer_override_models"));
    table.viewersByExtension(viewers("field_viewer_override_extensions"));
  }

  private ValueTemplates templates() {
    var templates =
        ValueTemplates.builder()
            .emptyCellsOf(config.list("allow_csv_value_templates_if_field_empty"))
            .subdelimiter(text("subdelimiter"))
            .randomLength(config.number("csv_value_templates_rand_length").orElseThrow())
            .randomSeed(seed);
    config.pairs("csv_value_templates").forEach(templates::template);
    return templates.build();
  }

  /** A configuration lists what each viewer is for. */
  private Map<String, String> viewers(String setting) {
    var viewers = new LinkedHashMap<String, String>();
    config.groups(setting).forEach((viewer, all) -> all.forEach(one -> viewers.put(one, viewer)));
    return viewers;
  }

  private String text(String setting) {
    return config.text(setting).orElseThrow();
  }

  @Override
  public String toString() {
    return name();
  }
}
