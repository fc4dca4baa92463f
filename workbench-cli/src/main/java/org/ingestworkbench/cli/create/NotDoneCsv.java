package org.ingestworkbench.cli.create;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ingestworkbench.cli.console.AdviceWording;
import org.ingestworkbench.islandora.csv.CsvLine;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.text.Formulas;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Lists rows that are not done beside the log, however many; no row, no file. Lists of earlier runs
 * of the job go when a run has tried all of these rows again. Nothing reads the list back in but
 * this class: its cells are for people and pass through {@link Shown}.
 */
final class NotDoneCsv implements JobListener {

  private static final List<String> HEADER =
      List.of("id", "line", "outcome", "title", "node", "reason", "job");

  private static final Set<JobState> EVERY_ROW_ENDED =
      EnumSet.of(JobState.FINISHED, JobState.FINISHED_WITH_FAILURES);

  private final Path wanted;
  private final boolean guarded;
  private Path file;
  private @Nullable Writer out;
  private boolean written;
  private String job = "";

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
  public void jobStarted(JobRecord started, boolean resumed) {
    job = started.id().toString();
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
              AdviceWording.of(row.outcome().reason()),
              job));
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
      if (EVERY_ROW_ENDED.contains(state)) {
        removeSuperseded();
      }
    } catch (IOException | InputException e) {
      throw failed(e);
    }
  }

  /** This run tried every row that was not done, so what earlier runs listed is listed again. */
  private void removeSuperseded() throws IOException {
    var directory = wanted.toAbsolutePath().getParent();
    if (directory == null || job.isEmpty()) {
      return;
    }
    try (var lists = Files.newDirectoryStream(directory, "rows_not_done.*.csv")) {
      for (var list : lists) {
        if (!(written && Files.isSameFile(list, file)) && isOfThisJob(list)) {
          Files.delete(list);
        }
      }
    }
  }

  /** A file that is not like a list of this class is none. */
  private boolean isOfThisJob(Path other) {
    if (!Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var list = CsvList.open(other)) {
      var first = list.header().equals(HEADER) ? list.next() : null;
      return first != null && first.cell(HEADER.size() - 1).equals(job);
    } catch (IOException | InputException e) {
      return false;
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
