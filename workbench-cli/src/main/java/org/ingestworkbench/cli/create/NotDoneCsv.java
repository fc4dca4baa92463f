package org.ingestworkbench.cli.create;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.text.Formulas;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Lists rows that are not done beside the log, however many; no row, no file. Nothing reads the
 * list back in but this class: its cells are for people and pass through {@link Shown}.
 */
final class NotDoneCsv implements JobListener {

  private static final List<String> HEADER =
      List.of("id", "line", "outcome", "title", "node", "reason");

  private final Path wanted;
  private final boolean guarded;
  private Path file;
  private @Nullable Writer out;
  private boolean written;

  /** How many of the first lines of a row do not hold any more. */
  private final Map<String, Integer> reopened = new HashMap<>();

  /**
   * @param guarded whether a spreadsheet must not take a cell for a formula
   */
  NotDoneCsv(Path file, boolean guarded) {
    this.wanted = file;
    this.guarded = guarded;
    this.file = file;
  }

  /** Where the list is, if there is one. */
  @Nullable Path file() {
    return written ? file : null;
  }

  @Override
  public void rowEnded(RowEnded row) {
    if (!row.outcome().done()) {
      write(
          List.of(
              row.rowId(),
              String.valueOf(row.line()),
              row.outcome().kind().toString(),
              row.title(),
              Objects.requireNonNullElse(row.nodeAddress(), ""),
              AdviceWording.of(row.outcome().reason())));
    }
  }

  private void write(List<String> cells) {
    try {
      var writer = open();
      writer.write(CsvLine.lf(cells.stream().map(this::shown).toList()));
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private String shown(String cell) {
    var line = Shown.line(cell);
    return guarded ? Formulas.guarded(line) : line;
  }

  private Writer open() throws IOException {
    if (out == null) {
      var made = OutputFile.createNumbered(wanted);
      file = made.path();
      out = made.writer();
      out.write(CsvLine.lf(HEADER));
      written = true;
    }
    return out;
  }

  @Override
  public void rowReopened(String rowId, Outcome.Kind formerly) {
    reopened.merge(shown(rowId), 1, Integer::sum);
  }

  @Override
  public void jobEnded(JobState state) {
    try {
      if (out != null) {
        out.close();
      }
      out = null;
      if (written && !reopened.isEmpty()) {
        takeOutReopened();
      }
    } catch (IOException | InputException e) {
      throw failed(e);
    }
  }

  private void takeOutReopened() throws IOException {
    var shorter = OutputFile.createNumbered(file.resolveSibling(file.getFileName() + ".new"));
    long left = 0;
    try (var copy = shorter.writer();
        var list = CsvList.open(file)) {
      copy.write(CsvLine.lf(list.header()));
      for (var row = list.next(); row != null; row = list.next()) {
        if (!isTakenBack(row.cell(0))) {
          copy.write(CsvLine.lf(row.cells()));
          left++;
        }
      }
    }
    shorter.replace(file);
    if (left == 0) {
      Files.delete(file);
      written = false;
    }
  }

  /** Whether the next line of a row is one that does not hold any more. */
  private boolean isTakenBack(String rowId) {
    int left = reopened.getOrDefault(rowId, 0);
    if (left > 0) {
      reopened.put(rowId, left - 1);
    }
    return left > 0;
  }

  private StoreException failed(Exception cause) {
    return new StoreException(
        "The list of rows that are not done cannot be written: " + file + " (" + cause + ").",
        cause);
  }
}
