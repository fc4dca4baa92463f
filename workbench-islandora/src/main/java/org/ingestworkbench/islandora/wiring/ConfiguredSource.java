package org.ingestworkbench.islandora.wiring;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.source.CleaningStep;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.ingestworkbench.source.ValueTemplates;
import org.ingestworkbench.source.csv.CsvDialect;
import org.ingestworkbench.source.csv.CsvRowSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a configuration. Made when they are looked at first, because labels in a header have
 * to be asked for.
 */
public final class ConfiguredSource implements RowSource {
  private final WorkbenchConfig config;
  private final Supplier<Map<String, String>> labels;
  private final String seed;
  private @Nullable CsvRowSource rows;

  private ConfiguredSource(
      WorkbenchConfig config, Supplier<Map<String, String>> labels, String seed) {
    this.config = config;
    this.labels = labels;
    this.seed = seed;
  }

  /**
   * The rows that the configuration names and chooses.
   *
   * @param labels asks for the names of fields by label; called at most once for each seed, and
   *     only if headers may be labels
   */
  public static ConfiguredSource of(WorkbenchConfig config, Supplier<Map<String, String>> labels) {
    return new ConfiguredSource(config, labels, config.jobName());
  }

  @Override
  public String name() {
    return config.inputCsv().toString();
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
    return new ConfiguredSource(config, labels, Long.toHexString(drawn));
  }

  @Override
  public RowStream open(Consumer<Problem> problems) {
    return rows().open(problems);
  }

  private synchronized CsvRowSource rows() {
    if (rows == null) {
      rows = csv();
    }
    return rows;
  }

  private CsvRowSource csv() {
    var csv =
        CsvRowSource.builder(config.inputCsv())
            .dialect(lenient() ? CsvDialect.LENIENT : CsvDialect.STRICT)
            .delimiter(text("delimiter"))
            .subdelimiter(text("subdelimiter"))
            .idColumn(text("id_field"))
            .ignoreColumns(config.list("ignore_csv_columns"));
    if (text("csv_headers").equals("labels")) {
      csv.labels(labels.get());
    }
    csv.labels(config.pairs("csv_column_map"));
    chooseRows(csv);
    fill(csv);
    config
        .list("clean_csv_values_skip")
        .forEach(part -> csv.skipCleaning(CleaningStep.named(part)));
    return csv.build();
  }

  private boolean lenient() {
    return text("csv_dialect").equals("lenient");
  }

  private void chooseRows(CsvRowSource.Builder csv) {
    csv.startRow(config.number("csv_start_row").orElseThrow());
    config.number("csv_stop_row").ifPresent(csv::stopRow);
    config
        .number("csv_start_row_skip")
        .ifPresent(first -> csv.skipRows(first, config.number("csv_stop_row_skip").orElseThrow()));
    if (!config.list("csv_rows_to_process").isEmpty()) {
      csv.onlyRows(config.list("csv_rows_to_process"));
    }
    config.text("csv_rows_to_process").map(Path::of).ifPresent(csv::onlyRowsIn);
    config.list("csv_row_filters").forEach(csv::filter);
  }

  private void fill(CsvRowSource.Builder csv) {
    config.pairs("csv_field_templates").forEach(csv::constant);
    if (!config.pairs("csv_value_templates").isEmpty()) {
      csv.valueTemplates(templates());
    }
    csv.viewersByModel(viewers("field_viewer_override_models"));
    csv.viewersByExtension(viewers("field_viewer_override_extensions"));
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
