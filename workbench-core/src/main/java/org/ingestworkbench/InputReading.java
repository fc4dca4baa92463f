package org.ingestworkbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ingestworkbench.check.JobRequirements;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.Shown;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.scan.InputScan;
import org.ingestworkbench.store.StoreException;

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
   * Looks at the settings and at the places that a run writes to, before anything else.
   *
   * @throws StoreException when the store cannot be used
   * @throws InputException when something else keeps the run from starting
   */
  void refusePlaces() {
    var problems = parts.problems();
    problems.stream().filter(InputReading::isOfStore).findFirst().ifPresent(InputReading::fail);
    refuse(problems);
    problems.forEach(parts.listener()::problem);
  }

  private static boolean isOfStore(Problem problem) {
    return problem.code() == Code.MAP_UNUSABLE && problem.severity() == Severity.ERROR;
  }

  private static void fail(Problem problem) {
    throw new StoreException(problem.place() + ": " + problem.message(), null);
  }

  /**
   * Asks what a plan needs to know of the repository, and waits for one that is away.
   *
   * @throws InputException when settings or columns are wrong
   * @throws RepositoryException when it does not answer, or the job is stopped while it waits
   */
  Planner planner(RowSource source, long seed) {
    return waiting(
        () -> Planner.of(settings(seed), parts.catalog(), source.name(), source.columns()));
  }

  /**
   * The same for a job that creates: whether it may and what every node needs is asked too. A
   * repository that cannot tell that for the moment is no reason not to start: the first row meets
   * it again, and waits.
   *
   * @throws InputException when anything is wrong that concerns more than a row
   */
  Planner plannerToCreate(RowSource source, long seed) {
    var found = new ArrayList<Problem>();
    try {
      var planner =
          waiting(
              () -> {
                found.clear();
                return requirements(source, seed).planner(found::add, InputReading::requirePassing);
              });
      refuse(found);
      return planner;
    } catch (RepositoryException fault) {
      refuse(found);
      throw fault;
    }
  }

  private JobRequirements requirements(RowSource source, long seed) {
    return new JobRequirements(
        settings(seed),
        parts.catalog(),
        parts.repository().host(),
        source.name(),
        source.columns());
  }

  private static void requirePassing(RepositoryException untried) {
    if (!untried.retryable()) {
      throw untried;
    }
  }

  private PlanSettings settings(long seed) {
    return parts.plan().withSeed(Long.toHexString(seed));
  }

  private Planner waiting(Supplier<Planner> question) {
    try {
      return parts.tries(signal).ask(question);
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
    refuse(problems.errors());
    return result.rows();
  }

  /**
   * Refuses what keeps a run from starting.
   *
   * @throws InputException with all of it
   */
  static void refuse(List<Problem> problems) {
    var errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new InputException(words(errors), errors, null);
    }
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
