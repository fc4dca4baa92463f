package org.ingestworkbench.islandora.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.islandora.csv.CsvList;
import org.ingestworkbench.islandora.csv.CsvRow;
import org.ingestworkbench.islandora.output.OutputFile;
import org.ingestworkbench.islandora.output.OwnFile;
import org.ingestworkbench.model.InputException;

/**
 * The file of an {@link OutputCsv}, which an earlier run may have begun, or another program.
 *
 * @param path need not be there
 */
record ListFile(Path path, OutputCsv.Form form) {

  /** What keeps it from being added to, in words; empty when nothing does. It is only read. */
  Optional<String> hindrance() {
    try {
      end();
      return Optional.empty();
    } catch (InputException e) {
      return Optional.of(Objects.requireNonNullElse(e.getMessage(), path + " is no CSV."));
    }
  }

  /** Refuses one that cannot be added to; it is only read. */
  void refuseForeign() {
    usableEnd();
  }

  /**
   * Mends its end and hands over what is listed.
   *
   * @return its columns; empty when it is empty or not there
   * @throws InputException when it cannot be added to; it is left as it is
   */
  List<String> goOn(Consumer<CsvRow> listed) throws IOException {
    var end = usableEnd();
    if (end.isPresent()) {
      end.get().mend();
    }
    if (isEmpty()) {
      return List.of();
    }
    try (var list = CsvList.open(path)) {
      list.forEach(listed);
      return list.header();
    }
  }

  /** Opens it to add to it; makes it where it is not there. */
  Writer open() throws IOException {
    return OutputFile.writer(OutputFile.append(path));
  }

  private Optional<TornLine> usableEnd() {
    try {
      return end();
    } catch (InputException e) {
      throw new InputException("output_csv cannot be written: " + e.getMessage(), e);
    }
  }

  private Optional<TornLine> end() {
    try {
      if (OwnFile.isLink(path)) {
        throw new InputException(path + " is a link. Name the file itself.");
      } else if (!begins()) {
        throw new InputException(
            path
                + " does not begin with the columns of this list. Name another file, or move it"
                + " away.");
      }
      return Files.isRegularFile(path) ? Optional.of(TornLine.of(path)) : Optional.empty();
    } catch (IOException e) {
      throw new InputException(path + " cannot be read (" + e + ").", e);
    }
  }

  private boolean begins() throws IOException {
    if (isEmpty()) {
      return true;
    }
    var start = form.start();
    try (var list = CsvList.open(path)) {
      var header = list.header();
      return header.size() >= start.size()
          && header.subList(0, start.size()).equals(start)
          && header.containsAll(form.input());
    } catch (InputException noCsv) {
      return false;
    }
  }

  /** What is no regular file, as /dev/null, has nothing in it either. */
  private boolean isEmpty() throws IOException {
    return !Files.isRegularFile(path) || Files.size(path) == 0;
  }
}
