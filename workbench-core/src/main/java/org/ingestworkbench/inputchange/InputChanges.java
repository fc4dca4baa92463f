package org.ingestworkbench.inputchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Identity;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StepRecord;

/** What changed: all of it is told, the first 1,000 are kept. Used by one thread. */
public final class InputChanges {
  private static final int KEPT = 1_000;

  private final String input;
  private final Consumer<Problem> listener;
  private final List<InputChange> first = new ArrayList<>();
  private final Map<InputChange.Kind, Long> counts = new EnumMap<>(InputChange.Kind.class);
  private final List<String> leaving = new ArrayList<>();
  private final List<String> comingBack = new ArrayList<>();
  private boolean mended;

  InputChanges(String input, Consumer<Problem> listener) {
    this.input = input;
    this.listener = listener;
  }

  /** No changes, and nothing to be kept. */
  public static InputChanges none() {
    return new InputChanges("", problem -> {});
  }

  void add(InputChange change) {
    counts.merge(change.kind(), 1L, Long::sum);
    if (first.size() < KEPT) {
      first.add(change);
    }
    listener.accept(problem(change));
  }

  /** A row was corrected that was not done: that is what is wanted, and no change. */
  void mended() {
    mended = true;
  }

  /** A row that was started and is not done is not in the input any more. */
  void leaves(String rowId) {
    leaving.add(rowId);
  }

  /** A row that was started once is in the input again. */
  void comesBack(String rowId) {
    comingBack.add(rowId);
  }

  /**
   * Has the journal follow an input that was accepted: rows that left it do not keep the job
   * unfinished, those that came back are open. May be called again after a crash.
   */
  public void follow(JobSession session) {
    leaving.forEach(rowId -> session.endRow(rowId, new Outcome.Skipped(node(session, rowId))));
    comingBack.forEach(session::reopenRow);
  }

  private static EntityRef node(JobSession session, String rowId) {
    var step = StepKey.node(rowId);
    var uuid = session.find(step).map(StepRecord::uuid);
    return EntityRef.node(null, uuid.orElseGet(() -> Identity.of(session.id(), step, 0)));
  }

  private Problem problem(InputChange change) {
    var words = change.toString();
    return new Problem(
        code(change.kind()),
        Problem.Severity.WARNING,
        change.kind() == InputChange.Kind.SETTING
            ? Place.file(input)
            : new Place(
                input,
                change.kind() == InputChange.Kind.GONE ? 0 : change.line(),
                null,
                change.name()),
        "Since the job was started, " + words + ".");
  }

  private static Code code(InputChange.Kind kind) {
    return switch (kind) {
      case CHANGED -> Code.ROW_CHANGED;
      case ADDED -> Code.ROW_ADDED;
      case GONE -> Code.ROW_GONE;
      case RESPELLED -> Code.ROW_RESPELLED;
      case SETTING -> Code.SETTING_CHANGED;
    };
  }

  /** Whether anything changed that the caller has to accept. */
  public boolean any() {
    return !counts.isEmpty();
  }

  /** Whether there are rows that the job has never seen. */
  public boolean addRows() {
    return counts.containsKey(InputChange.Kind.ADDED)
        || counts.containsKey(InputChange.Kind.RESPELLED);
  }

  /** Whether the input stands otherwise than it is kept. */
  public boolean toBeKept() {
    return any() || mended;
  }

  /** The first 1,000. */
  public List<InputChange> first() {
    return List.copyOf(first);
  }

  /** How many there are of each kind. */
  public Map<InputChange.Kind, Long> counts() {
    return Map.copyOf(counts);
  }
}
