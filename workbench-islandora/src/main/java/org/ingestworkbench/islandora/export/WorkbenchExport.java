package org.ingestworkbench.islandora.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.CheckReport;
import org.ingestworkbench.drupal.DrupalClient;
import org.ingestworkbench.islandora.config.ExportKind;
import org.ingestworkbench.islandora.config.SignIn;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.ExportCsv;
import org.ingestworkbench.islandora.wiring.ConfiguredSource;
import org.ingestworkbench.islandora.wiring.SheetCopy;
import org.ingestworkbench.islandora.wiring.SiteConnection;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.reading.OrderedReading;
import org.ingestworkbench.reading.ReadingEnd;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * An export as a configuration says it ({@code task: export_csv} or {@code get_data_from_view}),
 * with its connection to the site, which it closes. It writes nothing to the site, and needs no ID
 * map: the CSV itself tells how far it came. Run again after a crash or a stop, it goes on behind
 * the last whole line; a file that was half downloaded has no name of its own yet.
 *
 * <p>{@link #run} and {@link #check} are called by one thread; {@link #cancel} and {@link #abort}
 * by any.
 */
public final class WorkbenchExport implements AutoCloseable {

  private final WorkbenchConfig config;
  private final ExportKind kind;
  private final DrupalClient site;
  private final OrderedReading reading;
  private final ExportListener listener;
  private final Clock clock;

  private WorkbenchExport(Builder builder, DrupalClient site) {
    this.config = builder.config;
    this.kind = builder.kind;
    this.site = site;
    this.listener = builder.listener;
    this.clock = builder.clock;
    var timed =
        OrderedReading.of(site, "export")
            .concurrency(config.concurrency())
            .retries(
                config.number("http_max_retries").orElseThrow(), SiteConnection.backOff(config))
            .waitForSite(SiteConnection.outage(config))
            .listener(listener)
            .clock(clock);
    this.reading = builder.deadline == null ? timed : timed.deadline(builder.deadline);
  }

  /**
   * Starts to wire an export; nothing is opened yet.
   *
   * @throws InputException when the configuration's task exports nothing
   */
  public static Builder of(WorkbenchConfig config) {
    return new Builder(config);
  }

  /** The CSV that is written. */
  public Path file() {
    return kind == ExportKind.EXPORT_CSV
        ? set("export_csv_file_path", config.inputCsv(), ".csv_file_with_field_values")
        : config
            .text("get_data_from_view_file_path")
            .map(Path::of)
            .orElseGet(
                () ->
                    set(
                        "export_csv_file_path",
                        config.inputDirectory().resolve(stem()),
                        ".csv_file_with_data_from_view"));
  }

  private Path set(String setting, Path beside, String ending) {
    return config
        .text(setting)
        .map(Path::of)
        .orElseGet(() -> beside.resolveSibling(beside.getFileName() + ending));
  }

  private String stem() {
    return config
        .file()
        .map(Path::getFileName)
        .map(Path::toString)
        .orElse("view")
        .replaceFirst("\\..*", "");
  }

  /**
   * Exports what the CSV does not have yet. A fault of the world stops it and is in the report.
   *
   * @param anew whether what the CSV has is thrown away first
   * @throws InputException when the input, the content type, a media use or the CSV is not as it
   *     must be; nothing was written then
   * @throws RepositoryException when the site cannot be asked before the first node
   */
  public ExportReport run(boolean anew) {
    var columns = ExportColumns.of(config, site);
    var files = MediaFiles.of(config, site);
    var there = new NodeIds();
    try (var nodes = nodes(true, !anew && isBegun());
        var csv = ExportCsv.open(file(), columns.names(), anew, there::add)) {
      var export =
          new NodeExport(
              nodes,
              new NodeExport.Site(new NodeReader(config, site), files),
              new NodeExport.Output(csv, columns, directory()),
              there,
              listener);
      return export.report(file(), reading.run(export));
    } catch (IOException e) {
      throw new StoreException("The export cannot be written: " + file() + " (" + e + ").", e);
    }
  }

  private boolean isBegun() {
    try {
      return ExportCsv.isBegun(file());
    } catch (IOException e) {
      return false;
    }
  }

  private FileDirectory directory() {
    return new FileDirectory(Path.of(config.text("export_file_directory").orElse("")));
  }

  /**
   * @param keep whether a copy of a Google Sheet is kept
   * @param resumes whether the copy that is there counts
   */
  private Nodes nodes(boolean keep, boolean resumes) {
    if (kind == ExportKind.GET_DATA_FROM_VIEW) {
      return ViewNodes.of(config, NodeReader.export(config, site));
    }
    var sheet = SheetCopy.of(config, site::fetch, keep, resumes, clock.getZone());
    return InputNodes.of(
        ConfiguredSource.of(
            config, () -> site.namesByLabel(config.text("content_type").orElseThrow()), sheet));
  }

  /**
   * Looks whether everything can be exported. Writes nothing.
   *
   * @param told is told of each problem as it is found
   */
  public CheckReport check(Consumer<Problem> told) {
    var place = config.file().map(Path::toString).orElseGet(config::jobName);
    var check = new ExportCheck(place, told);
    config.remarks().forEach(check::add);
    var columns = columns(check);
    check(check, Code.MEDIA_USE_MISSING, () -> MediaFiles.of(config, site));
    output(check, columns);
    return check.report(columns.size(), looked(check));
  }

  private List<String> columns(ExportCheck check) {
    try {
      return ExportColumns.of(config, site).names();
    } catch (WorkbenchException e) {
      check.add(code(e, Code.COLUMN_UNKNOWN), Severity.ERROR, String.valueOf(e.getMessage()));
      return List.of(ExportKind.NODE_ID);
    }
  }

  private static void check(ExportCheck check, Code code, Runnable what) {
    try {
      what.run();
    } catch (WorkbenchException e) {
      check.add(code(e, code), Severity.ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static Code code(WorkbenchException fault, Code otherwise) {
    return fault instanceof RepositoryException ? Code.SITE_UNAVAILABLE : otherwise;
  }

  private void output(ExportCheck check, List<String> columns) {
    var hindrance = ExportCsv.hindrance(file(), columns, false);
    if (hindrance.isPresent()) {
      check.add(Code.OUTPUT_UNWRITABLE, Severity.ERROR, hindrance.get());
    } else if (isBegun()) {
      check.add(
          Code.OUTPUT_EXISTS,
          Severity.NOTE,
          "The export is there already (" + file() + "); a run goes on behind its last line.");
    }
    var directory = directory().directory();
    if (Files.exists(directory) && !Files.isWritable(directory)) {
      check.add(
          Code.OUTPUT_UNWRITABLE,
          Severity.ERROR,
          "Path in configuration option \"export_file_directory\" (\""
              + directory
              + "\") is not writable.");
    }
  }

  private ReadingEnd looked(ExportCheck check) {
    try (var nodes = nodes(false, isBegun())) {
      return reading.run(check.of(nodes, new NodeReader(config, site)));
    } catch (InputException unreadable) {
      check.add(Code.INPUT_UNREADABLE, Severity.ERROR, String.valueOf(unreadable.getMessage()));
      return new ReadingEnd("", null);
    }
  }

  /** Starts no further node. Returns at once; any thread. */
  public void cancel() {
    reading.cancel();
  }

  /** Drops what is under way too. Returns at once; any thread. */
  public void abort() {
    reading.abort();
  }

  @Override
  public void close() {
    site.close();
  }

  @Override
  public String toString() {
    return kind + " to " + file();
  }

  /** What the configuration does not say. Used by one thread. */
  public static final class Builder {
    private final WorkbenchConfig config;
    private final ExportKind kind;
    private Map<String, String> environment = System.getenv();
    private @Nullable Function<String, char[]> prompt;
    private @Nullable Consumer<String> warnings;
    private ExportListener listener = ExportListener.NONE;
    private Clock clock = Clock.system(ZoneId.systemDefault());
    private @Nullable Instant deadline;

    private Builder(WorkbenchConfig config) {
      this.config = config;
      this.kind =
          ExportKind.of(config.text("task").orElseThrow())
              .orElseThrow(() -> new InputException("The task of " + config + " is no export."));
    }

    /**
     * The environment variables that may hold a password and name proxies; those of the process
     * otherwise.
     */
    public Builder environment(Map<String, String> variables) {
      this.environment = variables;
      return this;
    }

    /** Asks for the password of a user, when it is nowhere else; it is not called otherwise. */
    public Builder passwordPrompt(Function<String, char[]> prompt) {
      this.prompt = prompt;
      return this;
    }

    /** Is told what a person should know of how the site is reached; the log otherwise. */
    public Builder warnings(Consumer<String> warnings) {
      this.warnings = warnings;
      return this;
    }

    /** Who is told of what the export does. */
    public Builder listener(ExportListener listener) {
      this.listener = listener;
      return this;
    }

    /** What time it is, in which zone; the system's otherwise. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** When the export is cancelled; never otherwise. */
    public Builder deadline(Instant deadline) {
      this.deadline = deadline;
      return this;
    }

    /**
     * Connects to the site; no request is made yet.
     *
     * @throws InputException when user or password are missing, or a file that the configuration
     *     names cannot be read
     */
    public WorkbenchExport build() {
      var signIn = SignIn.of(config, environment, prompt);
      return new WorkbenchExport(
          this, new SiteConnection(environment, warnings, clock).open(config, signIn));
    }
  }
}
