package org.ingestworkbench;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.settle.StepOrigin;
import org.ingestworkbench.store.JournalReader;
import org.ingestworkbench.store.StepRecord;

/**
 * What the journal says that a job made and that is not rolled back. Nothing is asked of the
 * repository.
 *
 * @param nodes pages among them
 * @param media with their files
 * @param changes how many objects it changed
 * @param adopted how many of all of them were not answered by their own request: a change since may
 *     not be noticed
 * @param foreign how many of the adopted another program made; they are kept unless the options say
 *     otherwise
 * @param open how many steps were begun and have no known end yet
 */
public record RollbackCounts(
    long nodes,
    long media,
    long aliases,
    long terms,
    long changes,
    long adopted,
    long foreign,
    long open) {

  static RollbackCounts of(JobId job, JournalReader journal) {
    var counter = new Counter(job);
    journal.completedLastFirst(counter::complete);
    journal.open(step -> counter.open++);
    return counter.counts();
  }

  /** Whether there is nothing to roll back. */
  public boolean nothing() {
    return nodes + media + aliases + terms + changes + open == 0;
  }

  private static final class Counter {
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final JobId job;
    private long adopted;
    private long foreign;
    private long open;

    Counter(JobId job) {
      this.job = job;
    }

    void complete(StepRecord step) {
      kinds.merge(step.key().kind(), 1L, Long::sum);
      adopted += step.adopted() ? 1 : 0;
      foreign += StepOrigin.isForeign(job, step) ? 1 : 0;
    }

    private long of(Kind kind) {
      return kinds.getOrDefault(kind, 0L);
    }

    RollbackCounts counts() {
      return new RollbackCounts(
          of(Kind.NODE) + of(Kind.PAGE),
          of(Kind.MEDIA) + of(Kind.PAGE_MEDIA),
          of(Kind.ALIAS),
          of(Kind.TERM),
          of(Kind.NODE_CHANGE) + of(Kind.MEDIA_CHANGE) + of(Kind.TERM_CHANGE),
          adopted,
          foreign,
          open);
    }
  }

  @Override
  public String toString() {
    var named = new java.util.LinkedHashMap<String, Long>();
    named.put("nodes", nodes);
    named.put("media", media);
    named.put("URL aliases", aliases);
    named.put("terms", terms);
    named.put("changes", changes);
    var words =
        named.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return (words.isEmpty() ? "nothing" : words)
        + (adopted == 0 ? "" : "; " + adopted + " of them adopted")
        + (foreign == 0 ? "" : "; " + foreign + " made by another program")
        + (open == 0 ? "" : "; " + open + " not settled yet");
  }
}
