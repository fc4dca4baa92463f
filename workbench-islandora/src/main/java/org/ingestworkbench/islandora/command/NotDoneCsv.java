package org.ingestworkbench.islandora.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** Lists rows that are not done beside the log, however many; no row, no file. */
final class NotDoneCsv implements JobListener {

  private final Path file;
  private @Nullable Writer out;
  private boolean written;
  private final Set<String> reopened = new HashSet<>();

  NotDoneCsv(Path file) {
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
          row.rowId(),
          row.line(),
          row.outcome().kind(),
          row.title(),
          Objects.requireNonNullElse(row.nodeAddress(), ""),
          row.outcome().reason());
    }
  }

  private void write(Object... cells) {
    try {
      var writer = open();
      writer.write(CSVFormat.DEFAULT.format(cells) + "\n");
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Writer open() throws IOException {
    if (out == null) {
      out = Files.newBufferedWriter(file);
      out.write("id,line,outcome,title,node,reason\n");
      written = true;
    }
    return out;
  }

  @Override
  public void rowReopened(String rowId, Outcome.Kind formerly) {
    reopened.add(rowId);
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
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void takeOutReopened() throws IOException {
    var shorter = file.resolveSibling(file.getFileName() + ".new");
    long left = 0;
    try (var rows = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT);
        var copy = Files.newBufferedWriter(shorter)) {
      for (var row : rows) {
        if (!reopened.contains(row.get(0))) {
          copy.write(CSVFormat.DEFAULT.format(row.stream().toArray()) + "\n");
          left++;
        }
      }
    }
    Files.move(shorter, file, StandardCopyOption.REPLACE_EXISTING);
    if (left == 1) {
      Files.delete(file);
      written = false;
    }
  }

  private StoreException failed(IOException cause) {
    return new StoreException(
        "The list of rows that are not done cannot be written: " + file + " (" + cause + ").",
        cause);
  }
}
