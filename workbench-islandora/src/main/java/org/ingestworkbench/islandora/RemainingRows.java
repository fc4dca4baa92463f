package org.ingestworkbench.islandora;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.islandora.RemainingReport.Doubt;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

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
 * <p>Used by one thread. Memory grows with the rows of the evidence.
 */
public final class RemainingRows {

  private static final String PARENT = "parent_id";
  private static final String MEMBER_OF = "field_member_of";

  private final WorkbenchConfig config;
  private final Evidence evidence = new Evidence();
  private final Needs needs;

  private RemainingRows(WorkbenchConfig config) {
    this.config = config;
    this.needs = new Needs(config, Plans.of(config, Clock.systemUTC()));
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
   * @throws org.ingestworkbench.spi.StoreException when it cannot be read
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
   * @throws InputException when there is no evidence, the input cannot be read, or the file is
   *     there
   */
  public RemainingReport writeTo(Path csv) {
    if (evidence.sources().isEmpty()) {
      throw new InputException(
          "Which rows were processed is told by a log, a rollback CSV or an ID map; give one.");
    }
    var source = Source.of(config, Map::of);
    var unreadable = look(source);
    try (var rows = source.open(problem -> {});
        var raw = RawCsv.open(config.inputCsv(), delimiter());
        var out =
            Files.newBufferedWriter(csv, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      return new Copying(raw, out, unreadable).copy(rows, csv);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(csv + " is there already; name another file or remove it.", e);
    } catch (IOException e) {
      throw new InputException("The remaining rows cannot be written to " + csv + ": " + e, e);
    }
  }

  /** Shows all rows to the evidence; gives what is wrong with those that cannot be read. */
  private List<String> look(Source source) {
    var unreadable = new ArrayList<String>();
    try (var rows = source.open(problem -> keep(problem, unreadable))) {
      while (rows.hasNext()) {
        var row = rows.next();
        if (evidence.node(row.id()) != null) {
          evidence.needed(row.id(), mediaFiles(row), config.concurrency());
        }
      }
    }
    return unreadable;
  }

  private static void keep(Problem problem, List<String> unreadable) {
    if (problem.severity() == Severity.ROW_ERROR || problem.severity() == Severity.ERROR) {
      unreadable.add(problem.toString());
    }
  }

  private char delimiter() {
    var text = config.text("delimiter").orElseThrow();
    return text.equals("\\t") ? '\t' : text.charAt(0);
  }

  /** Why a row is not processed; null when it is. */
  private @Nullable String lacking(Row row) {
    if (evidence.node(row.id()) == null) {
      return "";
    }
    var pages = needs.pageFiles(row);
    var page = evidence.missingPage(row.id(), pages);
    if (page != null) {
      return "page " + page + " is not told of";
    }
    return lackingMedium(row, mediaFiles(row));
  }

  private List<String> mediaFiles(Row row) {
    var files = new ArrayList<>(needs.files(row));
    if (!needs.pageFiles(row).isEmpty()) {
      files.addAll(needs.pageMedia(row));
    }
    return files;
  }

  private @Nullable String lackingMedium(Row row, List<String> files) {
    if (!evidence.tellsMedia()) {
      boolean doubtful = !files.isEmpty() && evidence.amongTheLast(row.id());
      return doubtful ? "it was among the last, and nothing tells of its media" : null;
    }
    @Nullable String missing = null;
    for (var file : files) {
      if (!evidence.takeMedium(row.id(), file, config.concurrency() == 1) && missing == null) {
        missing = "the medium of " + file + " is not told of";
      }
    }
    return missing;
  }

  /** One copy; the rows of the source and of the file go side by side. */
  private final class Copying {
    private final RawCsv raw;
    private final Writer out;
    private final RawCsv.Raw header;
    private final List<String> columns;
    private final boolean addsColumn;
    private final List<Doubt> doubts = new ArrayList<>();
    private final java.util.Set<String> remaining = new java.util.HashSet<>();
    private final List<String> unreadable;
    private long processed;

    Copying(RawCsv raw, Writer out, List<String> unreadable) throws IOException {
      this.unreadable = unreadable;
      this.raw = raw;
      this.out = out;
      this.header = Optional.ofNullable(raw.next()).orElseThrow(() -> new InputException("Empty."));
      this.columns = header.cells().stream().map(cell -> RawCsv.value(cell).strip()).toList();
      this.addsColumn = columns.contains(PARENT) && !columns.contains(MEMBER_OF);
    }

    RemainingReport copy(RowStream rows, Path csv) throws IOException {
      write(header.cells(), MEMBER_OF, header.end());
      while (rows.hasNext()) {
        copy(rows.next());
      }
      return new RemainingReport(
          csv,
          processed,
          remaining.size(),
          doubts,
          evidence.sources(),
          unreadable,
          config.restrictsRows());
    }

    private void copy(Row row) throws IOException {
      var lacking = lacking(row);
      if (lacking == null) {
        processed++;
        return;
      }
      remaining.add(row.id());
      var node = evidence.node(row.id());
      if (node != null && doubts.size() < RemainingReport.KEPT) {
        doubts.add(new Doubt(row.id(), row.line(), node, lacking));
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
      var parent = row.cell(PARENT);
      return parent.isEmpty() || remaining.contains(parent)
          ? Optional.empty()
          : Optional.ofNullable(evidence.node(parent));
    }

    private List<String> withParent(Row row, List<String> cells) {
      var node = memberOf(row);
      if (node.isEmpty()) {
        return cells;
      }
      var changed = new ArrayList<>(cells);
      set(changed, PARENT, "");
      if (!addsColumn) {
        set(changed, MEMBER_OF, joined(row.cell(MEMBER_OF), node.get()));
      }
      return changed;
    }

    private String joined(String before, String node) {
      var between = config.text("subdelimiter").orElseThrow();
      return before.isEmpty() ? node : before + between + node;
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
      out.write(String.join(String.valueOf(delimiter()), all));
      out.write(end);
    }
  }
}
