package org.ingestworkbench.islandora.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.islandora.config.WorkbenchConfig;
import org.ingestworkbench.islandora.files.OutputCsv;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.InputUnavailableException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.source.RowSource;

/** What a check says of settings that the job itself does not know. Writes nothing. */
final class SettingsCheck {

  private final WorkbenchConfig config;
  private final RowSource source;
  private final List<Problem> problems = new ArrayList<>();

  private SettingsCheck(WorkbenchConfig config, RowSource source) {
    this.config = config;
    this.source = source;
  }

  static List<Problem> of(WorkbenchConfig config, RowSource source) {
    var check = new SettingsCheck(config, source);
    check.problems.addAll(config.remarks());
    check.rows();
    check.viewers();
    if (config.task().makesNodes()) {
      config.text("output_csv").map(Path::of).ifPresent(check::output);
    }
    return check.problems;
  }

  private void rows() {
    var restricting = config.restrictingRows();
    if (restricting.size() > 1) {
      add(
          Code.ROWS_RESTRICTED,
          Severity.WARNING,
          "Only a subset of the rows will be processed: several settings restrict them, "
              + String.join(", ", restricting)
              + ", and a row must pass all of them.");
    } else if (!restricting.isEmpty()) {
      add(
          Code.ROWS_RESTRICTED,
          Severity.NOTE,
          "Only a subset of the rows in the input CSV will be processed ("
              + restricting.get(0)
              + ").");
    }
  }

  private void viewers() {
    var filling =
        Stream.of("field_viewer_override_models", "field_viewer_override_extensions")
            .filter(config::has)
            .toList();
    if (!filling.isEmpty()) {
      add(
          Code.VIEWER_FILLED,
          Severity.WARNING,
          "The viewer of rows that name none is set by "
              + String.join(" and ", filling)
              + ": see that the right rows get it. A viewer that a row names itself is kept.");
    }
  }

  private void output(Path file) {
    var hindrance = hindrance(file);
    if (hindrance.isPresent()) {
      add(
          Code.OUTPUT_UNWRITABLE,
          Severity.ERROR,
          "output_csv cannot be written: " + hindrance.get());
    } else if (!OutputCsv.writable(file)) {
      add(
          Code.OUTPUT_UNWRITABLE,
          Severity.ERROR,
          "output_csv cannot be written: "
              + file
              + ". Make its directory, or correct the setting.");
    } else if (Files.exists(file)) {
      add(
          Code.OUTPUT_EXISTS,
          Severity.NOTE,
          "output_csv is there already (" + file + "); a run adds to it.");
    }
  }

  /** An input without columns is told of elsewhere. */
  private Optional<String> hindrance(Path file) {
    try {
      return OutputCsv.hindrance(file, new ConfiguredOutput(config, source).form());
    } catch (InputException | InputUnavailableException noColumns) {
      return Optional.empty();
    }
  }

  private void add(Code code, Severity severity, String message) {
    var file = config.file().map(Path::toString).orElseGet(config::jobName);
    problems.add(new Problem(code, severity, Place.file(file), message));
  }
}
