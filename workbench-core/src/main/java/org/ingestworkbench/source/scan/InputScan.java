package org.ingestworkbench.source.scan;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source once before a run and finds what no single row shows: ids that occur twice or look
 * alike, and children before their parents. It writes nothing but temporary files.
 *
 * <p>Memory does not grow with rows: instead of ids it keeps hashes, and beyond a number of rows in
 * a temporary file (some 40 bytes a row), which is deleted when the scan ends, however it ends. Ids
 * count as the same when 128 bits of the SHA-256 of what they look like and 64 bits of the SHA-256
 * of their spelling agree; no further proof is asked for, since by chance that does not happen.
 * When something was found, the source is read again for the ids and lines to name, up to 1,000 of
 * each kind; the rest is counted.
 *
 * <p>Nothing that is wrong with the input is thrown: an unreadable input is one more problem.
 */
public final class InputScan {
  private final RowSource source;
  private String idColumn = "id";
  private String parentColumn = "parent_id";
  private UnaryOperator<String> keys = UnaryOperator.identity();
  private BooleanSupplier cancelled = () -> false;
  private @Nullable Path temporary;
  private int held = 1 << 16;
  private Consumer<Row> each = row -> {};
  private @Nullable Consumer<Row> elsewhere;
  private @Nullable Function<Row, ? extends Collection<String>> alone;

  private InputScan(RowSource source) {
    this.source = source;
  }

  /** A scan of this source. */
  public static InputScan of(RowSource source) {
    return new InputScan(source);
  }

  /** What messages call the column of the ids; {@code id} unless told. */
  public InputScan idColumn(String column) {
    idColumn = column;
    return this;
  }

  /** The column that holds the id of a row's parent; {@code parent_id} unless told. */
  public InputScan parentColumn(String column) {
    parentColumn = column;
    return this;
  }

  /** What ids, and parents, are compared by: two are the same when it is; the id unless told. */
  public InputScan keys(UnaryOperator<String> ofIds) {
    keys = ofIds;
    return this;
  }

  /** Asked before every row, and while none comes; the scan ends early once it says yes. */
  public InputScan cancelled(BooleanSupplier question) {
    cancelled = question;
    return this;
  }

  /** Where temporary files go; the system's folder unless told. */
  public InputScan temporaryFolder(Path folder) {
    temporary = folder;
    return this;
  }

  /** Told of every row as it is read, in the order of the input, by the thread of the scan. */
  public InputScan each(Consumer<Row> rows) {
    each = rows;
    return this;
  }

  /**
   * Told, in a second reading, of every row whose parent is no row of the input, in the order of
   * the input. Costs one bit for each row.
   */
  public InputScan parentsElsewhere(Consumer<Row> children) {
    elsewhere = children;
    return this;
  }

  /**
   * What a row changes, as messages call it; no two rows may have one of these together. Called by
   * the thread of the scan for each row, and again for those that do. Costs some 40 bytes of a
   * temporary file for each.
   */
  public InputScan alone(Function<Row, ? extends Collection<String>> changes) {
    alone = changes;
    return this;
  }

  /** How many hashes are held in memory before temporary files are used; for tests. */
  InputScan held(int hashes) {
    held = hashes;
    return this;
  }

  /**
   * Reads the source.
   *
   * @param problems told of every problem, those of the source among them; called by this thread
   * @throws org.ingestworkbench.model.WorkbenchException when temporary files cannot be written
   */
  public Result run(Consumer<Problem> problems) {
    var tally = new Tally(problems);
    try (var hashes = new KeyHashes(temporary, held);
        var changes = new KeyHashes(temporary, held)) {
      read(hashes, changes, tally);
      if (!cancelled.getAsBoolean()) {
        compare(hashes, tally);
        compareChanges(changes, tally);
      }
    } catch (InputException e) {
      problemsOf(e).forEach(tally);
    }
    return tally.result(cancelled.getAsBoolean());
  }

  private void read(KeyHashes hashes, KeyHashes changes, Tally tally) {
    try {
      readRows(hashes, changes, tally);
    } catch (InputException e) {
      problemsOf(e).forEach(tally);
    }
  }

  private void readRows(KeyHashes hashes, KeyHashes changes, Tally tally) {
    var maker = new KeyHash.Maker();
    try (var rows = RowsAhead.of(source, new RowHasher(parentColumn, keys), tally, cancelled)) {
      while (rows.hasNext()) {
        var hashed = rows.next();
        hashes.add(hashed.id());
        if (hashed.parent() != null) {
          hashes.add(hashed.parent());
        }
        if (alone != null) {
          for (var key : alone.apply(hashed.row())) {
            changes.add(maker.of(key, hashed.id().ordinal(), false));
          }
        }
        tally.rows++;
        each.accept(hashed.row());
      }
      tally.leftOut = rows.leftOut();
    }
    if (tally.rows == 0 && tally.errors == 0 && !cancelled.getAsBoolean()) {
      tally.accept(noRows());
    }
  }

  /** A row with the hashes of its keys. */
  private record Hashed(Row row, KeyHash id, @Nullable KeyHash parent) {}

  /** Hashes the keys of rows in the order of the input; for one thread. */
  private static final class RowHasher implements Function<Row, Hashed> {
    private final KeyHash.Maker maker = new KeyHash.Maker();
    private final String parentColumn;
    private final UnaryOperator<String> keys;
    private long ordinal;

    RowHasher(String parentColumn, UnaryOperator<String> keys) {
      this.parentColumn = parentColumn;
      this.keys = keys;
    }

    @Override
    public Hashed apply(Row row) {
      var id = maker.of(keys.apply(row.id()), ordinal, false);
      var parent = keys.apply(row.cell(parentColumn));
      var hashed = new Hashed(row, id, parent.isEmpty() ? null : maker.of(parent, ordinal, true));
      ordinal++;
      return hashed;
    }
  }

  private void compare(KeyHashes hashes, Tally tally) {
    var findings = new KeyFindings();
    hashes.forEachGroup(findings, cancelled);
    new KeyReport(source, idColumn, parentColumn, tally).report(findings, elsewhere, cancelled);
  }

  private void compareChanges(KeyHashes changes, Tally tally) {
    if (alone != null) {
      var shared = new SharedKeys(alone);
      changes.forEachGroup(shared, cancelled);
      shared.report(source, tally, cancelled);
    }
  }

  private List<Problem> problemsOf(InputException thrown) {
    return thrown.problems().isEmpty()
        ? List.of(
            new Problem(
                Code.INPUT_UNREADABLE,
                Severity.ERROR,
                Place.file(source.name()),
                "" + thrown.getMessage()))
        : thrown.problems();
  }

  private Problem noRows() {
    return new Problem(
        Code.NO_ROWS,
        Severity.ERROR,
        Place.file(source.name()),
        "Input CSV \"" + source.name() + "\" contains 0 data rows.");
  }

  /**
   * What a scan found.
   *
   * @param rows how many rows can be ingested
   * @param leftOut commented and blank rows
   * @param problems how many problems of each code there are; not modifiable
   * @param errors how many of the problems keep a run from starting
   * @param cancelled whether the scan ended before everything was looked at
   */
  public record Result(
      long rows, LeftOut leftOut, Map<Code, Long> problems, long errors, boolean cancelled) {

    public Result {
      problems = Map.copyOf(problems);
    }

    /** Whether a run may start. */
    public boolean isGood() {
      return errors == 0 && !cancelled;
    }
  }

  private static final class Tally implements Consumer<Problem> {
    private final Consumer<Problem> problems;
    private final Map<Code, Long> counts = new EnumMap<>(Code.class);
    private LeftOut leftOut = LeftOut.NONE;
    private long rows;
    private long errors;

    Tally(Consumer<Problem> problems) {
      this.problems = problems;
    }

    @Override
    public void accept(Problem problem) {
      counts.merge(problem.code(), 1L, Long::sum);
      errors += problem.severity() == Severity.ERROR ? 1 : 0;
      problems.accept(problem);
    }

    Result result(boolean cancelled) {
      return new Result(rows, leftOut, counts, errors, cancelled);
    }
  }
}
