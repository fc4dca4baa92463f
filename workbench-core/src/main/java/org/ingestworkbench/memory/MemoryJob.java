package org.ingestworkbench.memory;

import static org.ingestworkbench.memory.MapFilter.number;
import static org.ingestworkbench.memory.MapFilter.orEmpty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.JobClaim;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.store.MapEntry;
import org.ingestworkbench.store.RowRecord;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.ingestworkbench.store.StopRequests;
import org.jspecify.annotations.Nullable;

/** One job with its journal. Guarded by the monitor of the {@link Memory} it belongs to. */
final class MemoryJob {
  private final JobClaim first;
  private final Instant started;
  private final Map<StepKey, StepRecord> steps = new LinkedHashMap<>();
  private final Set<StepKey> completions = new LinkedHashSet<>();

  /** When each step was begun for the last time. */
  private final Map<StepKey, Integer> begun = new HashMap<>();

  private final Map<StepKey, Integer> done = new HashMap<>();

  /** The node to which the object of a step belongs, where no step of the job made it. */
  private final Map<StepKey, String> nodes = new HashMap<>();

  /** What each step that changes something changes. */
  private final Map<StepKey, Change> changes = new HashMap<>();

  private final Map<String, RowRecord> rows = new LinkedHashMap<>();
  private List<byte[]> manifest = List.of();
  private JobState state = JobState.RUNNING;
  private @Nullable Instant ended;
  private @Nullable Long firstNodeId;
  private int seq;
  private @Nullable Long startingNode;
  private int epoch;
  private boolean held;
  private boolean holderDead;

  /** What is asked of who holds it. */
  private StopRequests requests = new StopRequests();

  MemoryJob(JobClaim first, Instant started) {
    this.first = first;
    this.started = started;
  }

  /** Keeps the starting node of a claim that has one. */
  MemoryJob startingAt(@Nullable Long node) {
    startingNode = node == null ? startingNode : node;
    return this;
  }

  int take() {
    if (isHeld()) {
      throw new ClaimException(
          "Job " + first.id() + " (" + first.key() + ") is held by another session of this JVM.");
    }
    held = true;
    holderDead = false;
    requests = new StopRequests();
    state = state.whileHeld();
    ended = null;
    return ++epoch;
  }

  /** Whether a session that lives holds it. */
  boolean isHeld() {
    return held && !holderDead;
  }

  StopRequests requests() {
    return requests;
  }

  void check(int claimed) {
    if (!held || claimed != epoch) {
      throw new ClaimException(
          "Job " + first.id() + " (" + first.key() + ") is no longer held by this session.");
    }
  }

  void release(int claimed) {
    held &= claimed != epoch;
  }

  /** The holder died without a word; this was not noticed yet. */
  void orphan(int claimed) {
    holderDead |= held && claimed == epoch;
  }

  void rollingBack() {
    state = JobState.ROLLING_BACK;
  }

  void end(JobState last, Instant when) {
    state = last;
    ended = when;
    held = false;
  }

  Optional<StepRecord> find(StepKey key) {
    return Optional.ofNullable(steps.get(key));
  }

  List<StepRecord> stepsOf(String rowId) {
    return steps.values().stream().filter(step -> step.key().rowId().equals(rowId)).toList();
  }

  void save(StepRecord step) {
    steps.put(step.key(), step);
    if (step.state() == StepState.BEGUN) {
      begun.put(step.key(), ++seq);
    }
    if (step.complete()) {
      complete(step);
    } else {
      completions.remove(step.key());
    }
  }

  /** A step that only gets its ID now was done when it was. */
  private void complete(StepRecord step) {
    if (completions.add(step.key())) {
      done.put(step.key(), ++seq);
    }
    node(step).ifPresent(id -> firstNodeId = firstNodeId == null ? id : Math.min(id, firstNodeId));
  }

  OptionalLong highestNodeBefore(StepKey key) {
    int limit = begun.getOrDefault(key, 0);
    return steps.values().stream()
        .filter(step -> done.getOrDefault(step.key(), limit) < limit)
        .flatMap(step -> node(step).stream())
        .mapToLong(Long::longValue)
        .max();
  }

  StepRecord change(StepKey key, UnaryOperator<StepRecord> move) {
    var step = steps.get(key);
    if (step == null) {
      throw new IllegalStateException("Step \"" + key + "\" was never begun.");
    }
    var moved = move.apply(step);
    save(moved);
    return moved;
  }

  void keep(StepKey key, @Nullable Change change) {
    if (change == null) {
      changes.remove(key);
    } else {
      changes.put(key, change);
    }
  }

  /** Keeps to which node the object of a step belongs, unless that is null. */
  void keep(StepKey key, @Nullable String nodeId) {
    if (nodeId != null) {
      nodes.put(key, nodeId);
    }
  }

  Optional<String> nodeOf(StepKey key) {
    return find(key)
        .map(StepRecord::confirmation)
        .map(Confirmation::nodeId)
        .or(() -> Optional.ofNullable(nodes.get(key)));
  }

  Optional<Change> change(StepKey key) {
    return Optional.ofNullable(changes.get(key));
  }

  private static Optional<Long> node(StepRecord step) {
    return Optional.ofNullable(step.confirmation())
        .filter(confirmation -> step.key().kind().makesNode())
        .map(confirmation -> number(confirmation.id()));
  }

  boolean made(MapEntry entry) {
    return isOn(orEmpty(entry.host())) && hasNodeOf(entry);
  }

  private boolean isOn(String host) {
    return host.isEmpty() || bare(host).equals(bare(first.key().host()));
  }

  private static String bare(String host) {
    return host.replaceAll("/+$", "");
  }

  private boolean hasNodeOf(MapEntry entry) {
    var parent = entry.parentCsvId() == null ? "" : entry.parentCsvId();
    return Stream.of(StepKey.node(entry.csvId()), StepKey.page(parent, entry.csvId()))
        .flatMap(key -> find(key).stream())
        .map(StepRecord::confirmation)
        .anyMatch(made -> made != null && entry.nodeId().equals(made.id()));
  }

  List<StepRecord> completed() {
    var found = new ArrayList<StepRecord>();
    completions.forEach(key -> find(key).ifPresent(found::add));
    return found;
  }

  /** The steps that are begun or unresolved, in the order of their first begins. */
  List<StepRecord> open() {
    return steps.values().stream()
        .filter(s -> s.state() == StepState.BEGUN || s.state() == StepState.UNRESOLVED)
        .toList();
  }

  Optional<RowRecord> row(String rowId) {
    return Optional.ofNullable(rows.get(rowId));
  }

  void startRow(String rowId, long line, String fingerprint) {
    rows.put(rowId, new RowRecord(rowId, line, fingerprint, null, ""));
  }

  void endRow(String rowId, Outcome.@Nullable Kind outcome, String reason) {
    var row = row(rowId).orElseThrow(() -> neverStarted(rowId));
    rows.put(
        rowId, new RowRecord(rowId, row.line(), row.fingerprint(), outcome, reason, row.gaveUp()));
  }

  void gaveUp(String rowId, int status) {
    rows.computeIfPresent(
        rowId,
        (id, row) ->
            new RowRecord(id, row.line(), row.fingerprint(), row.outcome(), row.reason(), status));
  }

  private static IllegalStateException neverStarted(String rowId) {
    return new IllegalStateException("Row \"" + rowId + "\" was never started.");
  }

  List<RowRecord> rows() {
    return rows.values().stream().sorted(Comparator.comparingLong(RowRecord::line)).toList();
  }

  void keepManifest(List<byte[]> blocks) {
    manifest = List.copyOf(blocks);
  }

  List<byte[]> manifest() {
    return manifest;
  }

  JobRecord toRecord() {
    long done = rows.values().stream().filter(RowRecord::done).count();
    return new JobRecord(
        first.id(),
        first.key(),
        new JobRecord.Definition(first.input(), first.settings(), first.seed(), startingNode),
        new JobRecord.Progress(
            state,
            started,
            ended,
            firstNodeId == null ? null : firstNodeId.toString(),
            done,
            rows.size() - done));
  }

  /** The job, then a line for each row and each step. */
  @Override
  public String toString() {
    var text = new StringBuilder().append(toRecord()).append('\n');
    rows.values().forEach(row -> text.append("  ").append(row).append('\n'));
    steps.values().forEach(step -> text.append("  ").append(step).append('\n'));
    return text.toString();
  }
}
