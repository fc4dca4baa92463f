package org.ingestworkbench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ingestworkbench.Recovery.Leave;
import org.ingestworkbench.check.RowWatch;
import org.ingestworkbench.input.RowBatches;
import org.ingestworkbench.inputchange.BoundaryScan;
import org.ingestworkbench.inputchange.InputChanges;
import org.ingestworkbench.inputchange.InputRecord;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.item.Planner;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.StrayNode;
import org.ingestworkbench.run.Resumption;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.MapSnapshot;
import org.ingestworkbench.store.NodeRange;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StoreException;
import org.ingestworkbench.takeover.MadeElsewhere;
import org.ingestworkbench.takeover.MapRecovery;
import org.ingestworkbench.takeover.MapScan;
import org.ingestworkbench.takeover.RecoveryDoubt;
import org.ingestworkbench.takeover.StrayNodes;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of a run before its first write, when all rows of the input were seen: what
 * changed since the run before, whether a number can be meant, what another program left, how far
 * the job had come. A run refuses by it, a check tells it. Used by one thread.
 */
final class Preflight implements RowWatch {

  private static final int AT_ONCE = 512;

  private final JobParts parts;
  private final StopSignal signal;
  private final JobSelection standing;
  private final MapRules rules;
  private final RowSource source;
  private final Planner planner;
  private final InputRecord record;
  private final BoundaryScan boundary;
  private final MapSnapshot map;
  private final @Nullable RecoveryDoubt doubt;
  private final @Nullable MapScan inMap;
  private InputChanges changes = InputChanges.none();
  private List<StrayNode> strays = List.of();
  private long rows;

  /**
   * @param running whether a run follows, not only a report
   */
  Preflight(
      JobParts parts,
      StopSignal signal,
      JobSelection standing,
      RowSource source,
      Planner planner,
      boolean running) {
    this.parts = parts;
    this.signal = signal;
    this.standing = standing;
    this.rules = standing.rules();
    this.source = source;
    this.planner = planner;
    this.record = new InputRecord(planner, parts.plan().fingerprints(), standing.journal());
    this.boundary = new BoundaryScan(planner, standing.journal());
    this.map = parts.store().snapshot();
    var known = standing.known();
    var recovery = new MapRecovery(map, rules, known == null ? null : known.id());
    this.doubt = doubt(recovery);
    this.inMap = inMap(recovery, running);
  }

  private @Nullable RecoveryDoubt doubt(MapRecovery recovery) {
    var from = parts.recovery().startingNode();
    return from == null || standing.known() != null || parts.recovery().has(Leave.INSISTING)
        ? null
        : new RecoveryDoubt(parts.store(), rules, recovery, from);
  }

  private @Nullable MapScan inMap(MapRecovery recovery, boolean running) {
    boolean listing = running && parts.rollback() != null && rules.recoveringFrom() != null;
    return doubt == null && !listing
        ? null
        : new MapScan(map, rules, recovery, planner, standing.journal(), doubt, listing);
  }

  RowSource source() {
    return source;
  }

  Planner planner() {
    return planner;
  }

  MapRules rules() {
    return rules;
  }

  /** Whether there is anything that rows are compared with. */
  boolean comparesRows() {
    return standing.journal() != null || doubt != null;
  }

  @Override
  public void see(Row row) {
    rows++;
    record.see(row);
    boundary.see(row);
    if (inMap != null) {
      inMap.see(row);
    }
  }

  /**
   * Compares the input with how it stood. A scan that was broken off has not seen all of it.
   *
   * @throws ChangedInputException when it is not as it was and that is not accepted
   */
  void refuseChanges() {
    var known = standing.known();
    if (!signal.stopping()) {
      changes = compare(known, parts.listener()::problem);
      if (known != null && changes.any() && !accepted()) {
        throw new ChangedInputException(known, changes.first(), changes.counts());
      }
    }
  }

  private InputChanges compare(@Nullable JobRecord known, Consumer<Problem> told) {
    return record.compare(known, parts.plan().fingerprint(), source.name(), told);
  }

  private boolean accepted() {
    return rules.recoveringFrom() != null || parts.recovery().has(Leave.ACCEPTING_CHANGES);
  }

  /** Whether the job is finished, and as the input stands now it still is. */
  boolean isFinished() {
    var known = standing.known();
    return known != null
        && standing.finished()
        && !changes.any()
        && rows == known.rowsDone()
        && allDone(known);
  }

  /** As many rows may be done as the input has, and one of them may have left it for another. */
  private boolean allDone(JobRecord known) {
    var journal = parts.store().journal(known.id());
    boolean done = true;
    try (var all = source.open(toldByTheScan -> {})) {
      var batches = new RowBatches(all, AT_ONCE);
      var ids = batches.ids();
      while (done && !signal.stopping() && !ids.isEmpty()) {
        done = allDone(ids, journal);
        ids = batches.ids();
      }
      batches.end();
    }
    return done;
  }

  private static boolean allDone(List<String> ids, JournalReader journal) {
    return journal.rowsOf(ids).values().stream().filter(RowRecord::done).count() == ids.size();
  }

  /**
   * Looks at a number that was given and by itself decides.
   *
   * @throws RecoveryDoubtException when it was probably not meant
   */
  void refuseDoubts() {
    endOfMapScan();
    if (doubt != null && !signal.stopping() && doubt.isDoubtful()) {
      throw new RecoveryDoubtException(doubt.words(), doubt.meant());
    }
  }

  private void endOfMapScan() {
    if (inMap != null && !signal.stopping()) {
      inMap.end();
    }
  }

  /**
   * Looks for nodes that another program made for rows and did not come to write down. Once a node
   * of the job is known, what follows are its own.
   *
   * @throws StrayNodesException when there are some, and the caller did not say what they are
   */
  void refuseStrays() {
    endOfMapScan();
    var known = standing.known();
    var from = rules.recoveringFrom();
    boolean alone = known == null || known.firstNodeId() == null;
    if (from != null && alone && !parts.recovery().has(Leave.CREATING_ANEW)) {
      strays = strays(from);
      if (!strays.isEmpty() && !parts.recovery().has(Leave.ADOPTING)) {
        throw new StrayNodesException(strays);
      }
    }
    map.close();
  }

  /** None where the job is to stop meanwhile: it makes nothing more. */
  private List<StrayNode> strays(long from) {
    try {
      return search(from).find(source);
    } catch (HaltedException stopped) {
      return List.of();
    }
  }

  private StrayNodes search(long from) {
    return new StrayNodes(
        parts.repository(),
        map,
        planner,
        parts.tries(signal),
        NodeRange.from(rules.configFile(), rules.allowedHosts(), from),
        standing.journal());
  }

  /** Before the first row is touched: a start that dies here has made nothing. */
  void keep(JobSession session) {
    if (changes.toBeKept()) {
      OperationFrame.orStopped(
          session,
          () -> {
            changes.follow(session);
            session.keepManifest(record.blocks());
            return session;
          });
    }
  }

  /** What the run goes on with; how far the job had come is asked for now, when it is claimed. */
  Resumption resumption() {
    return new Resumption(
        standing.known() != null,
        parts.recovery().has(Leave.FAILED_ONLY),
        standing.ended() && !changes.addRows(),
        boundary.boundary(parts.repository()::address),
        strays,
        parts.recovery().has(Leave.COMPLETING_MEDIA),
        inMap == null ? MadeElsewhere.NOTHING : inMap);
  }

  /** Tells a check what a run would tell, and what it would be refused for. */
  @Override
  public void end(Consumer<Problem> problems) {
    if (standing.known() != null && parts.recovery().resumes()) {
      changes = compare(standing.known(), accepted() ? problems : refusing(problems));
    }
    refused(this::refuseDoubts).or(() -> refused(this::refuseStrays)).ifPresent(problems);
  }

  /** A run would not start until it is told that the changes are meant. */
  private static Consumer<Problem> refusing(Consumer<Problem> problems) {
    return problem ->
        problems.accept(
            new Problem(problem.code(), Severity.ERROR, problem.place(), problem.message()));
  }

  private Optional<Problem> refused(Runnable look) {
    try {
      look.run();
      return Optional.empty();
    } catch (RecoveryDoubtException e) {
      return Optional.of(problem(Code.RECOVERY_DOUBTFUL, e.facts()));
    } catch (StrayNodesException e) {
      return Optional.of(problem(Code.RECOVERY_DOUBTFUL, e.facts()));
    } catch (InputException toldByTheScan) {
      return Optional.empty();
    } catch (StoreException unusable) {
      var message = String.valueOf(unusable.getMessage());
      return Optional.of(problem(Code.MAP_UNUSABLE, message));
    } catch (RepositoryException fault) {
      return Optional.of(
          new Problem(
              Code.SITE_UNAVAILABLE,
              Severity.ERROR,
              Place.file(source.name()),
              "What another program made after its last row of the ID map cannot be looked at: "
                  + fault.getMessage()));
    }
  }

  private Problem problem(Code code, String message) {
    return new Problem(code, Severity.ERROR, Place.file(parts.store().toString()), message);
  }

  @Override
  public void close() {
    try (map;
        record) {
      if (inMap != null) {
        inMap.close();
      }
    }
  }
}
