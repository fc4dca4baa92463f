package org.ingestworkbench.islandora.remaining;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.islandora.config.InputKind;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.islandora.wiring.ConfiguredPlan;
import org.ingestworkbench.islandora.wiring.ConfiguredSource;
import org.ingestworkbench.model.InputException;

/**
 * Writes a CSV of just the rows that a job did not process, for those who resume by hand: a job of
 * Islandora Workbench whose ID map is lost or was never kept, or one that is to go on elsewhere.
 * What was processed is told by the job's log, a rollback CSV or an ID map; several of them add up.
 * A job of this library needs none of it, it goes on with {@code --resume}.
 *
 * <pre>{@code
 * var report = RemainingRows.of(WorkbenchConfig.read(file)).log(Path.of("workbench.log"))
 *     .writeTo(Path.of("metadata.remaining.csv"));
 * }</pre>
 *
 * <p>The rows stand in the new file as they are written in the input: all columns, with the same
 * quotes, byte order mark and line ends. A row whose media or pages are not all told of counts as
 * not processed. A child whose parent row is left out gets the parent's node ID in {@code
 * field_member_of}, which is added when the input has no such column, and its {@code parent_id} is
 * emptied. Neither the input nor the evidence is altered, and the site is not asked.
 *
 * <p>Used by one thread. Memory grows with the rows of the evidence and those that remain.
 */
public final class RemainingRows {

  private final WorkbenchConfig config;
  private final IngestEvidence evidence = new IngestEvidence();

  private RemainingRows(WorkbenchConfig config) {
    this.config = config;
  }

  /** Starts with no evidence at all. */
  public static RemainingRows of(WorkbenchConfig config) {
    return new RemainingRows(config);
  }

  /**
   * Reads a log, which may hold several runs, and those of other configurations.
   *
   * @throws InputException when it cannot be read
   */
  public RemainingRows log(Path log) {
    return reading(log, () -> LogEvidence.read(log, config, evidence));
  }

  /**
   * Reads a rollback CSV. One without node info has bare node IDs; the configuration's ID map has
   * to say then whose they are.
   *
   * @throws InputException when it cannot be read
   */
  public RemainingRows rollback(Path csv) {
    return reading(csv, () -> new StoredEvidence(config, evidence).rollback(csv));
  }

  /**
   * Reads the rows of an ID map that this configuration wrote.
   *
   * @throws InputException when there is none
   * @throws org.ingestworkbench.store.StoreException when it cannot be read
   */
  public RemainingRows map(Path file) {
    return reading(file, () -> new StoredEvidence(config, evidence).map(file));
  }

  /** Something that reads a file. */
  private interface Reading {
    void read() throws IOException;
  }

  private RemainingRows reading(Path file, Reading reading) {
    try {
      reading.read();
    } catch (IOException e) {
      throw new InputException("The evidence " + file + " cannot be read: " + e + ".", e);
    }
    return this;
  }

  /**
   * Writes the rows that remain.
   *
   * @param csv a new file
   * @throws InputException when there is no evidence, the input cannot be read or is no CSV, or the
   *     file is there
   */
  public RemainingReport writeTo(Path csv) {
    if (evidence.sources().isEmpty()) {
      throw new InputException(
          "Which rows were processed is told by a log, a rollback CSV or an ID map; give one.");
    }
    if (!Set.of(InputKind.CSV, InputKind.GOOGLE_SHEET).contains(config.inputKind())) {
      throw new InputException(
          "The rows that remain are copied as they are written, and only those of a CSV can be: "
              + config.inputCsv()
              + " is none. Save it as CSV first.");
    }
    var source = ConfiguredSource.of(config, Map::of);
    var needs = new ExpectedFiles(config, ConfiguredPlan.of(config, Clock.systemUTC()));
    var processedRows = ProcessedRows.of(source, evidence, needs, config.concurrency());
    try (var rows = source.open(problem -> {});
        var raw = RawCsv.open(config.inputCsv(), config.delimiter());
        var out = OutputFile.create(csv)) {
      var copy = new RemainingCopy(raw, out, evidence, processedRows, config);
      copy.copy(rows);
      return report(csv, copy, processedRows);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(csv + " is there already; name another file or remove it.", e);
    } catch (IOException e) {
      throw new InputException("The remaining rows cannot be written to " + csv + ": " + e, e);
    }
  }

  private RemainingReport report(Path csv, RemainingCopy copy, ProcessedRows processedRows) {
    return new RemainingReport(
        csv,
        new RemainingReport.Counts(
            copy.processed(), copy.remaining(), processedRows.untold(), evidence.unreadable()),
        copy.doubts(),
        evidence.sources(),
        processedRows.unreadable(),
        config.restrictsRows());
  }
}
