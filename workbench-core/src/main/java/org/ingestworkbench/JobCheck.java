package org.ingestworkbench;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ingestworkbench.Recovery.Leave;
import org.ingestworkbench.check.Check;
import org.ingestworkbench.check.MapView;
import org.ingestworkbench.check.Watch;
import org.ingestworkbench.engine.MapParents;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.engine.StopSignal;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** Checks a job: what a run would refuse, what it would write to, what it would read. */
final class JobCheck {

  private final JobParts parts;
  private final StopSignal signal;
  private final Supplier<@Nullable JobRecord> standing;
  private final Function<@Nullable JobRecord, MapRules> rules;
  private final ProblemCounter problems;
  private boolean storeUnusable;

  /**
   * @param standing the job that a run would go on with; throws what a run would throw
   * @param rules how a run would use the ID map
   */
  JobCheck(
      JobParts parts,
      StopSignal signal,
      Supplier<@Nullable JobRecord> standing,
      Function<@Nullable JobRecord, MapRules> rules) {
    this.parts = parts;
    this.signal = signal;
    this.standing = standing;
    this.rules = rules;
    this.problems = new ProblemCounter(parts.listener()::problem);
  }

  CheckReport run() {
    parts.furtherChecks().get().forEach(problems);
    parts.store().problems().forEach(problems);
    var rollback = parts.rollback();
    if (rollback != null) {
      rollback.problems().forEach(problems);
    }
    var known = ofStore(this::recovered).orElse(null);
    var seed = ofStore(this::lastOfThisName).map(JobRecord::seed).orElse(0L);
    var source = parts.source().withSeed(seed);
    ofStore(() -> doubts(source, known));
    return problems.report(check(source, seed, known), signal.stopping());
  }

  private long check(RowSource source, long seed, @Nullable JobRecord known) {
    var checked =
        new Check.Parts(
            source,
            parts.plan().withSeed(Long.toHexString(seed)),
            parts.catalog(),
            parts.repository().host(),
            view(rules.apply(known), known),
            Math.max(2, parts.concurrency()),
            planner -> watch(source, planner, known),
            parts.tries(signal),
            signal::stopping);
    return new Check(checked, problems).run();
  }

  /** A job that is to be resumed is compared with how its input stood. */
  private Watch watch(RowSource source, Planner planner, @Nullable JobRecord known) {
    return known == null || !parts.recovery().resumes()
        ? ChangeWatch.NONE
        : new ChangeWatch(parts, source, planner, known);
  }

  private MapView view(MapRules map, @Nullable JobRecord known) {
    var job = known == null ? null : known.id();
    return new MapView(
        parts.store(),
        map.configFile(),
        map.allowedHosts(),
        map.parentsInMap() ? new MapParents(parts.store(), map, job)::of : null,
        map.newestParentWins(),
        map.recoveringFrom(),
        job);
  }

  /** The job that a run would go on with; a run that would be refused is a problem. */
  private Optional<JobRecord> recovered() {
    if (parts.recovery().anewWhateverStands()) {
      return Optional.empty();
    }
    try {
      var known = Optional.ofNullable(standing.get());
      known.ifPresent(this::sayNotWhole);
      if (parts.recovery().resumes()) {
        known.ifPresentOrElse(this::sayJob, this::sayNoJob);
      }
      return known;
    } catch (UnfinishedJobException e) {
      problems.accept(problem(Code.JOB_UNFINISHED, Severity.ERROR, String.valueOf(e.getMessage())));
      return Optional.of(e.job()).filter(job -> job.key().equals(key()));
    }
  }

  /** What a run would refuse. */
  private void sayNotWhole(JobRecord job) {
    try {
      MapRebuild.requireWhole(parts.store(), job);
    } catch (InputException e) {
      problems.accept(problem(Code.JOB_UNFINISHED, Severity.ERROR, String.valueOf(e.getMessage())));
    }
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

  /** Whose random values a resumed run would draw. */
  private Optional<JobRecord> lastOfThisName() {
    return parts.recovery().anewWhateverStands()
        ? Optional.empty()
        : parts.store().jobs().stream().filter(job -> job.key().equals(key())).findFirst();
  }

  private Optional<Boolean> doubts(RowSource source, @Nullable JobRecord known) {
    var from = parts.recovery().startingNode();
    if (from != null && known == null && !parts.recovery().has(Leave.INSISTING)) {
      try {
        new RecoveryDoubt(parts.store(), rules.apply(null), from).dispel(source);
      } catch (RecoveryDoubtException e) {
        problems.accept(problem(Code.RECOVERY_DOUBTFUL, Severity.ERROR, e.facts()));
      } catch (InputException unreadable) {
        return Optional.empty(); // the rows are read once more, and then it is told
      }
    }
    return Optional.of(true);
  }

  /** What the store says; a store that cannot be read is a problem, told once. */
  private <T> Optional<T> ofStore(Supplier<Optional<T>> question) {
    try {
      return storeUnusable ? Optional.empty() : question.get();
    } catch (StoreException e) {
      storeUnusable = true;
      problems.accept(problem(Code.MAP_UNUSABLE, Severity.ERROR, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Problem problem(Code code, Severity severity, String message) {
    return new Problem(code, severity, Place.file(parts.store().toString()), message);
  }

  private JobKey key() {
    return new JobKey(parts.repository().host(), parts.name());
  }
}
