package org.ingestworkbench;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.check.Check;
import org.ingestworkbench.check.EarlierRows;
import org.ingestworkbench.check.MapView;
import org.ingestworkbench.check.RowWatch;
import org.ingestworkbench.input.ProblemCounter;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.MapReader;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.takeover.MapParents;
import org.ingestworkbench.takeover.ParentVerdict;
import org.jspecify.annotations.Nullable;

/** Checks a job: what a run would refuse, what it would write to, what it would read. */
final class JobCheck {

  private final JobParts parts;
  private final StopSignal signal;
  private final ProblemCounter problems;

  JobCheck(JobParts parts, StopSignal signal) {
    this.parts = parts;
    this.signal = signal;
    this.problems = new ProblemCounter(parts.listener()::problem);
  }

  CheckReport run() {
    parts.problems().forEach(problems);
    var standing = standing();
    var known = standing == null ? null : standing.known();
    var seed = known == null ? 0 : known.seed();
    var size = check(parts.source().withSeed(seed), seed, known, standing);
    return report(size, signal.stopping());
  }

  /** What was found until the check was left behind: something that it asks does not answer. */
  CheckReport leftBehind() {
    problems.close();
    return report(Check.Size.NONE, true);
  }

  private CheckReport report(Check.Size size, boolean cancelled) {
    return new CheckReport(
        size.rows(),
        size.columns(),
        problems.counts(),
        problems.severities(),
        problems.kept(),
        cancelled);
  }

  private Check.Size check(
      RowSource source, long seed, @Nullable JobRecord known, @Nullable JobSelection standing) {
    try (var map = parts.store().snapshot()) {
      var checked =
          new Check.Parts(
              source,
              parts.plan().withSeed(Long.toHexString(seed)),
              parts.catalog(),
              parts.repository().host(),
              view(map, parts.rules(known), known),
              Math.max(2, parts.concurrency()),
              planner -> watch(source, planner, standing),
              parts.tries(signal));
      return new Check(checked, problems).run();
    }
  }

  /**
   * What a run would decide at the end of the input. Nothing is taken down where there is nothing
   * to compare with, and of a store that cannot be read nothing more is asked.
   */
  private RowWatch watch(RowSource source, Planner planner, @Nullable JobSelection standing) {
    if (standing == null) {
      return new AtTheEnd(null);
    }
    var preflight = new Preflight(parts, signal, standing, source, planner, false);
    return preflight.comparesRows() ? preflight : new AtTheEnd(preflight);
  }

  /** Sees no row. */
  private record AtTheEnd(@Nullable Preflight preflight) implements RowWatch {
    @Override
    public void see(Row row) {}

    @Override
    public void end(Consumer<Problem> problems) {
      if (preflight != null) {
        preflight.end(problems);
      }
    }

    @Override
    public void close() {
      if (preflight != null) {
        preflight.close();
      }
    }
  }

  private MapView view(MapReader map, MapRules rules, @Nullable JobRecord known) {
    var job = known == null ? null : known.id();
    return new MapView(
        map,
        parts.store().toString(),
        rules.configFile(),
        rules.allowedHosts(),
        parent(new MapParents(map, rules, job)),
        rules.recoveringFrom(),
        job);
  }

  private Function<String, ParentVerdict> parent(MapParents map) {
    var earlier = new EarlierRows(parts.earlier());
    return rowId -> {
      var verdict = map.verdict(rowId);
      return verdict.isMissing() && earlier.have(rowId) ? ParentVerdict.GOOD : verdict;
    };
  }

  /**
   * The job that a run would go on with; a run that would be refused is a problem, and so is a
   * store that cannot be read, for which null stands.
   */
  private @Nullable JobSelection standing() {
    try {
      var standing = JobSelection.of(parts);
      standing.refusal().ifPresent(this::sayRefusal);
      standing.others().forEach(problems);
      if (standing.refusal().isEmpty() && parts.recovery().resumes()) {
        Optional.ofNullable(standing.known()).ifPresentOrElse(this::sayJob, this::sayNoJob);
      }
      return standing;
    } catch (StoreException e) {
      problems.accept(problem(Code.MAP_UNUSABLE, Severity.ERROR, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private void sayRefusal(JobSelection.Refusal refusal) {
    var message = String.valueOf(refusal.exception().getMessage());
    problems.accept(
        new Problem(
            refusal.code(),
            Severity.ERROR,
            Place.file(parts.store().toString()),
            message,
            refusal.exception().advice()));
  }

  private void sayJob(JobRecord job) {
    problems.accept(
        problem(
            Code.RECOVERY_FINDS,
            Severity.NOTE,
            "Recovery will go on with the job of "
                + job.started()
                + ": "
                + job.rowsDone()
                + " rows are done, "
                + job.rowsNotDone()
                + " that were begun are not."));
  }

  private void sayNoJob() {
    if (parts.recovery().startingNode() == null) {
      problems.accept(
          problem(
              Code.RECOVERY_FINDS,
              Severity.NOTE,
              "There is no job to go on with: a run will start one."));
    }
  }

  private Problem problem(Code code, Severity severity, String message) {
    return new Problem(code, severity, Place.file(parts.store().toString()), message);
  }
}
