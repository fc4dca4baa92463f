package org.ingestworkbench.islandora.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.yaml.ConfigProblems;
import org.ingestworkbench.islandora.yaml.YamlNode;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlReader;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.RowRange;
import org.ingestworkbench.plan.RowTask;
import org.jspecify.annotations.Nullable;

/**
 * An Islandora Workbench configuration of a task that creates: what its file says, what the command
 * line says instead, and Workbench's defaults for the rest. Immutable; safe for many threads.
 *
 * <p>Reading is strict. A setting that is not known, that has a value of the wrong kind, or that
 * would change what is made in a way that is not supported, ends it with an {@link InputException}
 * that names all of them; a known one that is not honoured is among the {@link #remarks}. Which is
 * which stands in the manual, docs/settings.md.
 *
 * <p>Relative paths are relative to the working directory, as Workbench has it. Messages and {@link
 * #toString} never show a password.
 */
public final class WorkbenchConfig {

  private final @Nullable Path file;
  private final Map<String, Object> values;
  private final List<Problem> remarks;

  private WorkbenchConfig(@Nullable Path file, Map<String, Object> values, List<Problem> remarks) {
    this.file = file;
    this.values = Collections.unmodifiableMap(values);
    this.remarks = remarks;
  }

  /**
   * Reads a configuration file.
   *
   * @throws InputException when it is missing, no YAML, or says something that cannot be done; the
   *     message names every such thing with its line
   */
  public static WorkbenchConfig read(Path file) {
    return read(file, Overrides.NONE);
  }

  /**
   * Reads a configuration file, some settings of which the command line replaces.
   *
   * @throws InputException as {@link #read(Path)}
   */
  public static WorkbenchConfig read(Path file, Overrides overrides) {
    var mapping = new YamlReader(file, "configuration file").read();
    return read(file, file.toString(), mapping, overrides);
  }

  /**
   * The configuration that a program says: settings by name, with texts, numbers, booleans, lists
   * and maps as a file would have them. It needs a {@code job_name}, because there is no file that
   * names the job; the ID map is in the working directory unless it says otherwise.
   *
   * @throws InputException when it says something that cannot be done
   * @throws IllegalArgumentException for a value that no file could hold
   */
  public static WorkbenchConfig of(Map<String, ?> settings) {
    return read(null, "configuration", (Mapping) YamlNode.of(settings), Overrides.NONE);
  }

  private static WorkbenchConfig read(
      @Nullable Path file, String shown, Mapping mapping, Overrides overrides) {
    var findings = new ConfigProblems(shown);
    var reader = new ConfigReader(findings);
    var values = reader.read(mapping, overrides);
    new Combinations(values, reader::line, findings).check(file != null);
    findings.refuseErrors();
    new ReadableSecrets(values, reader::line, findings).look(file);
    var config = new WorkbenchConfig(file, values, findings.remarks());
    new OutputPaths(config, reader::line, findings).check();
    findings.refuseErrors();
    return config;
  }

  /** The file as it was given to {@link #read}; empty when a program said the configuration. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Warnings and notes: settings that are ignored. In the order of the file. */
  public List<Problem> remarks() {
    return remarks;
  }

  /** The job's name: {@code job_name}, or the real path of the file. */
  public String jobName() {
    return text("job_name").orElseGet(() -> realPath(neededFile()).toString());
  }

  /** The name that rows of the ID map get in the column for it: the file as it was given. */
  public String mapName() {
    return file == null ? jobName() : file.toString();
  }

  /** What is done with each row; a task that no rows are for counts as {@code create}. */
  public RowTask task() {
    return RowTask.of(text("task").orElseThrow()).orElse(RowTask.CREATE);
  }

  /** The site's base URL without a slash at its end. */
  public String host() {
    return text("host").orElseThrow();
  }

  /** The directory that relative names of files are relative to. */
  public Path inputDirectory() {
    return Path.of(text("input_dir").orElseThrow());
  }

  /** What the rows are read from. */
  public InputKind inputKind() {
    return createsFromFiles() ? InputKind.DIRECTORY : InputKind.of(text("input_csv").orElseThrow());
  }

  /**
   * The CSV file, or what the rows are read from in its place; of a Google Sheet the copy that a
   * run keeps, beside the ID map and for this job alone.
   */
  public Path inputCsv() {
    return switch (inputKind()) {
      case GOOGLE_SHEET -> idMapFile().resolveSibling(copyName());
      case DIRECTORY -> inputDirectory();
      default -> inputDirectory().resolve(text("input_csv").orElseThrow());
    };
  }

  /** Whether the files of the input directory are the rows ({@code task: create_from_files}). */
  private boolean createsFromFiles() {
    return text("task").filter("create_from_files"::equals).isPresent();
  }

  /** What {@link #inputKind} is read from, as the configuration names it. */
  public String inputAsGiven() {
    return text(createsFromFiles() ? "input_dir" : "input_csv").orElseThrow();
  }

  /** The task as messages name it, {@code Create from files} for instance. */
  public String taskWords() {
    var task = text("task").orElseThrow().replace('_', ' ');
    return task.substring(0, 1).toUpperCase(Locale.ROOT) + task.substring(1);
  }

  /** The Google Sheet that the rows are read from; empty when they are read from elsewhere. */
  public Optional<GoogleSheet> googleSheet() {
    return inputKind() == InputKind.GOOGLE_SHEET
        ? GoogleSheet.of(text("input_csv").orElseThrow(), text("google_sheets_gid"))
        : Optional.empty();
  }

  /** Jobs of one ID map, slices of one sheet and other sheets have copies of their own. */
  private String copyName() {
    var sheet = googleSheet().map(GoogleSheet::csv).orElse("");
    var job = jobName() + "\n" + host() + "\n" + rows() + "\n" + sheet;
    var print = UUID.nameUUIDFromBytes(job.getBytes(StandardCharsets.UTF_8));
    return "google_sheet." + print.toString().substring(0, 8) + ".csv";
  }

  /** Whether map rows are written and read; otherwise the journal stands alone. */
  public boolean usesIdMap() {
    return !"".equals(values.get("csv_id_to_node_id_map_path"));
  }

  /** What stands between two cells of the input. */
  public char delimiter() {
    var text = text("delimiter").orElseThrow();
    return text.equals("\\t") ? '\t' : text.charAt(0);
  }

  /** The file of the ID map and the journal; beside the configuration file unless it says else. */
  public Path idMapFile() {
    return text("csv_id_to_node_id_map_path")
        .map(Path::of)
        .orElseGet(() -> idMapDirectory().resolve(idMapName()));
  }

  private String idMapName() {
    return text("csv_id_to_node_id_map_filename").orElseThrow();
  }

  private Path idMapDirectory() {
    return text("csv_id_to_node_id_map_dir").map(Path::of).orElseGet(this::home);
  }

  private Path home() {
    var parent = file == null ? null : realPath(file).getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** The node ID that recovery begins with, as digits; empty when it is not asked for. */
  public Optional<String> startingNodeId() {
    return text("recovery_mode_starting_from_node_id");
  }

  /** The slice of the CSV that is a job of its own: {@code csv_start_row} and the stop row. */
  public RowRange rows() {
    return new RowRange(
        Math.max(1, number("csv_start_row").orElse(1)),
        number("csv_stop_row").map(Integer::longValue).orElse(RowRange.OPEN));
  }

  /** Whether only some rows of the CSV are ingested: by number, by id or by filters. */
  public boolean restrictsRows() {
    return !restrictingRows().isEmpty();
  }

  /** The settings by which only some rows are ingested. */
  public List<String> restrictingRows() {
    return Stream.of(
            number("csv_start_row").orElse(0) > 0 ? "csv_start_row" : "",
            number("csv_stop_row").isPresent() ? "csv_stop_row" : "",
            number("csv_start_row_skip").isPresent() ? "csv_start_row_skip" : "",
            has("csv_rows_to_process") ? "csv_rows_to_process" : "",
            list("csv_row_filters").isEmpty() ? "" : "csv_row_filters")
        .filter(setting -> !setting.isEmpty())
        .toList();
  }

  /** How many items are ingested at once; one when requests are to be paused. */
  public int concurrency() {
    boolean paused = decimal("pause").orElse(BigDecimal.ZERO).signum() > 0;
    return paused ? 1 : number("concurrency").orElseThrow();
  }

  /** Whether the file or the command line has the setting, with a value. */
  public boolean has(String setting) {
    known(setting);
    return values.containsKey(setting);
  }

  /**
   * A setting's text or its default; empty when it has none, or is {@code false} where that is
   * allowed.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  public Optional<String> text(String setting) {
    return value(setting, String.class).filter(text -> !text.isEmpty());
  }

  /**
   * Whether a setting is on, by itself or by default.
   *
   * @throws IllegalArgumentException when there is no such setting, or it is no such one
   */
  public boolean flag(String setting) {
    return value(setting, Boolean.class)
        .orElseThrow(() -> new IllegalArgumentException(setting + " is not true or false."));
  }

  /**
   * A setting's whole number or its default.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  public Optional<Integer> number(String setting) {
    return value(setting, Integer.class);
  }

  /**
   * A setting's number or its default.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  public Optional<BigDecimal> decimal(String setting) {
    return value(setting, BigDecimal.class);
  }

  /**
   * A setting's list or its default; empty when it has none.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  @SuppressWarnings("unchecked") // the setting's type makes lists of texts alone
  public List<String> list(String setting) {
    return value(setting, List.class).orElse(List.of());
  }

  /**
   * A setting's values by name, in the order of the file; empty when it has none.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  @SuppressWarnings("unchecked") // the setting's type makes maps of texts alone
  public Map<String, String> pairs(String setting) {
    return value(setting, Map.class).orElse(Map.of());
  }

  /**
   * A setting's lists by name; empty when it has none.
   *
   * @throws IllegalArgumentException when there is no such setting
   */
  @SuppressWarnings("unchecked") // the setting's type makes maps of lists of texts alone
  public Map<String, List<String>> groups(String setting) {
    return value(setting, Map.class).orElse(Map.of());
  }

  private <T> Optional<T> value(String setting, Class<T> type) {
    var otherwise = known(setting).otherwise();
    var value = values.containsKey(setting) ? values.get(setting) : otherwise;
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  private static Setting known(String setting) {
    var known = Settings.all().get(setting);
    if (known == null) {
      throw new IllegalArgumentException("There is no setting \"" + setting + "\".");
    }
    return known;
  }

  private Path neededFile() {
    if (file == null) {
      throw new IllegalStateException("A configuration without a file has a job_name.");
    }
    return file;
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new InputException("Configuration file \"" + file + "\" is gone: " + e, e);
    }
  }

  /**
   * All settings in effect, defaults among them, as YAML; the password is masked. For {@code
   * --print_config}.
   */
  public String print() {
    return new SettingsPrinter(values).everything();
  }

  /** What it was read from and what it says, without the defaults; the password is masked. */
  @Override
  public String toString() {
    return (file == null ? "WorkbenchConfig" : file) + " " + new SettingsPrinter(values).onlySet();
  }
}
