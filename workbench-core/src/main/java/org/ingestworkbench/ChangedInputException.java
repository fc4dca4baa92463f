package org.ingestworkbench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputChange;
import org.ingestworkbench.model.WorkbenchException;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.text.Shown;

/**
 * A job was to be resumed, but its input or its settings are not as they were; nothing was written.
 * Put them right, or {@link Recovery#acceptingChanges accept} the changes. Corrected rows that are
 * not done, and the choice of recovery itself, are no changes.
 */
public final class ChangedInputException extends WorkbenchException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final String facts;
  private final transient JobRecord job;
  private final transient List<InputChange> changes;
  private final transient Map<InputChange.Kind, Long> counts;

  ChangedInputException(
      JobRecord job, List<InputChange> changes, Map<InputChange.Kind, Long> counts) {
    super(
        words(job, changes, counts)
            + "\nPut it right, or go on with it as it is now; what was made stays: "
            + Advice.ACCEPT_CHANGES.words()
            + ".",
        Advice.ACCEPT_CHANGES,
        null);
    this.job = job;
    this.facts = words(job, changes, counts);
    this.changes = List.copyOf(changes);
    this.counts = Map.copyOf(counts);
  }

  private static String words(
      JobRecord job, List<InputChange> changes, Map<InputChange.Kind, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    var shown =
        changes.stream()
            .limit(SHOWN)
            .map(change -> Shown.line(change.toString()))
            .collect(Collectors.joining("\n  ", "\n  ", ""));
    return "The input of job \""
        + Shown.line(job.key().label())
        + "\" is not as it was ("
        + counted(counts)
        + "); nothing was written:"
        + shown
        + (all > SHOWN ? "\n  and " + (all - SHOWN) + " more" : "");
  }

  private static String counted(Map<InputChange.Kind, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** What changed: the message without the way on, for programs that have another one. */
  public String facts() {
    return facts;
  }

  /** The job as it stands. */
  public JobRecord job() {
    return job;
  }

  /** The first 1,000 changes; the listener was told of all of them. */
  public List<InputChange> changes() {
    return changes;
  }

  /** How many changes there are of each kind. */
  public Map<InputChange.Kind, Long> counts() {
    return counts;
  }
}
