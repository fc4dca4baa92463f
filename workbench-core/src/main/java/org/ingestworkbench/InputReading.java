package org.ingestworkbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Shown;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.InputScan;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.ingestworkbench.spi.RepositoryException.Scope;

/** Reads the whole input once before anything is written, and refuses one that is wrong. */
final class InputReading {

  private static final int SHOWN = 20;

  private final JobParts parts;
  private final StopSignal signal;

  InputReading(JobParts parts, StopSignal signal) {
    this.parts = parts;
    this.signal = signal;
  }

  /**
   * Asks what a plan needs to know of the repository, and waits for one that is away.
   *
   * @throws RepositoryException when it does not answer, or the job is stopped while it waits
   */
  Planner planner(RowSource source, long seed) {
    var settings = parts.plan().withSeed(Long.toHexString(seed));
    try {
      return parts
          .tries(signal)
          .ask(() -> Planner.of(settings, parts.catalog(), source.name(), source.columns()));
    } catch (HaltedException stopped) {
      throw RepositoryException.because(
              "The job was stopped while it waited for the repository; nothing was written.")
          .scope(Scope.JOB)
          .remedy(Remedy.RETRY)
          .cause(stopped)
          .build();
    }
  }

  /**
   * Reads the input; gives how many rows it has.
   *
   * @throws InputException when something is wrong that concerns more than a row
   */
  long refuseErrors(RowSource source, Planner planner, Consumer<Row> each) {
    var problems = new ProblemCounter(parts.listener()::problem);
    planner.problems().forEach(problems);
    var result = scan(source).each(each).run(problems);
    var errors = problems.errors();
    if (!errors.isEmpty()) {
      throw new InputException(words(errors));
    }
    return result.rows();
  }

  private InputScan scan(RowSource source) {
    return InputScan.of(source)
        .idColumn(parts.plan().idField())
        .parentColumn("parent_id")
        .cancelled(signal::stopping);
  }

  private static String words(List<Problem> errors) {
    var shown =
        errors.stream()
            .limit(SHOWN)
            .map(p -> p.place() + ": " + Shown.line(p.message()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (errors.size() > shown.size()) {
      shown.add("and " + (errors.size() - shown.size()) + " more");
    }
    return String.join("\n", shown);
  }
}
