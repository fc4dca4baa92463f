package org.ingestworkbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.engine.Engine;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.engine.StopSignal;
import org.ingestworkbench.engine.Tally;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.JobKey;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.source.InputScan;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.JobState;
import org.ingestworkbench.spi.RollbackWriter;
import org.ingestworkbench.spi.RollbackWriter.RollbackList;
import org.jspecify.annotations.Nullable;

/**
 * A job: rows of a source become nodes, files and media of a repository, each exactly once.
 *
 * <p>Immutable but for its stop signal. {@link #run} and {@link #check} are called by one thread;
 * {@link #cancel} and {@link #abort} by any, at any time. The parts that were given to the builder
 * stay the caller's: the job closes none of them.
 *
 * <p>A run that was interrupted anywhere, by whatever, goes on when a job with the same name is run
 * with {@link Recovery#resume}: in the end every row has exactly its objects.
 */
public final class IngestJob {

  private final JobParts parts;
  private final StopSignal signal = new StopSignal();

  IngestJob(JobParts parts) {
    this.parts = parts;
  }

  /**
   * Starts to build a job.
   *
   * @param name with it the job is found again; the same on every run
   */
  public static IngestJobBuilder named(String name) {
    return new IngestJobBuilder(name);
  }

  /**
   * Ingests.
   *
   * @throws InputException when input or settings are wrong; nothing was written then
   * @throws UnfinishedJobException when recovery forbids to start; nothing was written then
   * @throws RecoveryDoubtException when the starting node ID was probably not meant; nothing was
   *     written then
   * @throws org.ingestworkbench.spi.ClaimException when another process has the job
   * @throws org.ingestworkbench.spi.StoreException when the store cannot be written
   * @throws org.ingestworkbench.spi.RepositoryException when the repository cannot be asked what it
   *     is; nothing was written then
   */
  public JobReport run() {
    var known = parts.recovery() == Recovery.ANEW ? null : standing();
    var seed = known == null ? parts.ids().get().getMostSignificantBits() : known.seed();
    var source = parts.source().withSeed(seed);
    var planner = planner(source, seed);
    long rows = refuseErrors(source, planner);
    parts.listener().inputRead(rows);
    if (known != null && known.state() == JobState.FINISHED && rows == known.rowsDone()) {
      return asItStands(known);
    }
    var rules = mapRules(known);
    refuseDoubts(source, known, rules);
    try (var session = parts.store().claim(claim(known, source, seed))) {
      return run(session, source, planner, rules, known != null);
    }
  }

  /** A number that was given, and by itself decides, is looked at before anything is written. */
  private void refuseDoubts(RowSource source, @Nullable JobRecord known, MapRules rules) {
    var from = parts.recovery().startingNode();
    if (from != null && known == null && !parts.recovery().insists()) {
      new RecoveryDoubt(parts.store(), rules, from).dispel(source);
    }
  }

  private JobReport run(
      JobSession session, RowSource source, Planner planner, MapRules rules, boolean resumed) {
    var started = parts.clock().instant();
    var writer = parts.rollback();
    try (var list =
        writer == null
            ? null
            : start(writer, session, started, resumed || rules.recoveringFrom() != null)) {
      var engine = new Engine(parts.engine(session, source, planner, rules, list), signal);
      return report(session.id(), engine, engine.run(resumed), resumed);
    }
  }

  /**
   * Nothing was written when the list cannot be: such a job does not stand in the way of another.
   */
  private RollbackList start(
      RollbackWriter writer, JobSession session, Instant started, boolean resumed) {
    try {
      return writer.start(session.id(), host(), started, resumed);
    } catch (RuntimeException e) {
      session.end(JobState.STOPPED);
      throw e;
    }
  }

  private JobReport report(JobId id, Engine engine, Tally tally, boolean resumed) {
    var first = parts.store().job(id).map(JobRecord::firstNodeId).orElse(null);
    return new JobReport(
        id,
        engine.state(),
        resumed,
        tally.counts(),
        tally.notDone(),
        first,
        engine.stopped(),
        engine.fault());
  }

  private JobReport asItStands(JobRecord job) {
    var counts = Map.of(Outcome.Kind.SKIPPED, job.rowsDone());
    return new JobReport(
        job.id(), job.state(), true, counts, List.of(), job.firstNodeId(), "", null);
  }

  /**
   * The job of this key that recovery is about; null when there is none.
   *
   * @throws UnfinishedJobException when a start is asked for and one stands, or when the one over
   *     the same input has another name
   */
  private @Nullable JobRecord standing() {
    var key = key();
    var jobs = parts.store().jobs();
    var same = jobs.stream().filter(job -> job.key().equals(key)).findFirst();
    if (parts.recovery().resumes() && same.isPresent()) {
      return same.get();
    }
    same.filter(JobRecord::standsInTheWay).ifPresent(job -> refuse(job, key));
    if (!parts.recovery().besideOthers()) {
      jobs.stream().filter(this::readsTheSame).findFirst().ifPresent(job -> refuse(job, key));
    }
    return null;
  }

  private boolean readsTheSame(JobRecord job) {
    return job.standsInTheWay()
        && job.key().host().equals(host())
        && job.input().equals(parts.source().name());
  }

  private static void refuse(JobRecord job, JobKey key) {
    throw new UnfinishedJobException(job, job.key().equals(key));
  }

  private JobClaim claim(@Nullable JobRecord known, RowSource source, long seed) {
    var id = known == null ? new JobId(parts.ids().get()) : known.id();
    return new JobClaim(
        id,
        known != null,
        parts.recovery().besideOthers(),
        key(),
        source.name(),
        parts.plan().fingerprint(),
        seed,
        parts.recovery().startingNode());
  }

  /**
   * Looks for every problem without writing anything anywhere: in the settings and the input, on
   * the site, in the ID map, at the places that a run would write to. Rows are planned with the
   * code that runs them. Nothing that is wrong is thrown: all of it goes to the listener, one after
   * the other, and the report counts it. Ended by {@link #cancel} too, and by an interrupt.
   */
  public CheckReport check() {
    return new JobCheck(parts, signal, this::standing, this::mapRules).run();
  }

  private Planner planner(RowSource source, long seed) {
    var settings = parts.plan().withSeed(Long.toHexString(seed));
    return Planner.of(settings, parts.catalog(), source.name(), source.columns());
  }

  /** Reads the input once before anything is written; gives how many rows it has. */
  private long refuseErrors(RowSource source, Planner planner) {
    var problems = new ProblemCounter(parts.listener()::problem);
    planner.problems().forEach(problems);
    var result = scan(source).run(problems);
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
            .limit(20)
            .map(p -> p.place() + ": " + p.message())
            .collect(Collectors.toCollection(ArrayList::new));
    if (errors.size() > shown.size()) {
      shown.add("and " + (errors.size() - shown.size()) + " more");
    }
    return String.join("\n", shown);
  }

  /**
   * Starts no further row; those under way are finished with their media. Returns at once; any
   * thread; the job can be resumed.
   */
  public void cancel() {
    signal.cancel();
  }

  /** Drops what is under way at once. Returns at once; any thread; the job can be resumed. */
  public void abort() {
    signal.abort();
    parts.repository().abort();
  }

  /**
   * What decides what the job makes, in one line: its input, where the objects go, a fingerprint of
   * the settings. Recovery, concurrency and the like are not among it.
   */
  public String definition() {
    return parts.source().name() + " -> " + host() + ", settings " + parts.plan().fingerprint();
  }

  private JobKey key() {
    return new JobKey(host(), parts.name());
  }

  private String host() {
    return parts.repository().host();
  }

  private MapRules mapRules(@Nullable JobRecord known) {
    var use = parts.mapUse();
    var given = parts.recovery().startingNode();
    return new MapRules(
        use.configFile() == null ? parts.name() : use.configFile(),
        host(),
        use.allowedHosts() == null ? List.of("", host()) : use.allowedHosts(),
        use.queryForParents(),
        use.ignoreDuplicateParents(),
        given != null || known == null ? given : known.startingNode());
  }

  @Override
  public String toString() {
    return "Job " + parts.name() + ": " + parts.source().name() + " -> " + host();
  }
}
