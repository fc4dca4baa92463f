package org.ingestworkbench.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.scan.InputScan;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.text.Shown;

/** Reads the whole input once before anything is written, and refuses one that is wrong. */
public final class InputReader {

  private static final int SHOWN = 20;

  private final PlanSettings plan;
  private final Catalog catalog;
  private final String host;
  private final Consumer<Problem> listener;
  private final Retry retry;
  private final StopSignal signal;

  /**
   * @param host of the repository
   * @param listener told of every problem
   * @param retry waits for a repository that is away
   */
  public InputReader(
      PlanSettings plan,
      Catalog catalog,
      String host,
      Consumer<Problem> listener,
      Retry retry,
      StopSignal signal) {
    this.plan = plan;
    this.catalog = catalog;
    this.host = host;
    this.listener = listener;
    this.retry = retry;
    this.signal = signal;
  }

  /**
   * Looks at the settings and at the places that a run writes to, before anything else.
   *
   * @param problems what is to be said of them
   * @throws StoreException when the store cannot be used
   * @throws InputException when something else keeps the run from starting
   */
  public void refusePlaces(List<Problem> problems) {
    problems.stream().filter(InputReader::isOfStore).findFirst().ifPresent(InputReader::fail);
    refuse(problems);
    problems.forEach(listener);
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
  public Planner planner(RowSource source, long seed) {
    return waiting(() -> Planner.of(settings(seed), catalog, source.name(), source.columns()));
  }

  /**
   * The same for a job that creates: whether it may and what every node needs is asked too. A
   * repository that cannot tell that for the moment is no reason not to start: the first row meets
   * it again, and waits.
   *
   * @throws InputException when anything is wrong that concerns more than a row
   */
  public Planner plannerToCreate(RowSource source, long seed) {
    var found = new ArrayList<Problem>();
    try {
      var planner =
          waiting(
              () -> {
                found.clear();
                return requirements(source, seed).planner(found::add, InputReader::requirePassing);
              });
      refuse(found);
      return planner;
    } catch (RepositoryException fault) {
      refuse(found);
      throw fault;
    }
  }

  private JobRequirements requirements(RowSource source, long seed) {
    return new JobRequirements(settings(seed), catalog, host, source.name(), source.columns());
  }

  private static void requirePassing(RepositoryException untried) {
    if (!untried.retryable()) {
      throw untried;
    }
  }

  private PlanSettings settings(long seed) {
    return plan.withSeed(Long.toHexString(seed));
  }

  private Planner waiting(Supplier<Planner> question) {
    try {
      return retry.ask(question);
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
  public long refuseErrors(RowSource source, Planner planner, Consumer<Row> each) {
    var problems = new ProblemCounter(listener);
    planner.problems().forEach(problems);
    var result = scan(source, planner).each(each).run(problems);
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

  private InputScan scan(RowSource source, Planner planner) {
    var scan =
        InputScan.of(source)
            .idColumn(plan.idField())
            .parentColumn(plan.task().parentColumn())
            .keys(plan.task()::key)
            .cancelled(signal::stopping);
    return plan.task().changes() ? scan.alone(row -> changed(row, planner)) : scan;
  }

  private List<String> changed(Row row, Planner planner) {
    try {
      return retry.ask(() -> planner.changed(row));
    } catch (HaltedException stopped) {
      return List.of(); // as the scan itself is
    }
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
