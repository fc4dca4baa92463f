package org.ingestworkbench;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.StepRecord;

/**
 * What the journal says that a job made and that is not rolled back. Nothing is asked of the
 * repository.
 *
 * @param nodes pages among them
 * @param media with their files
 * @param adopted how many of all of them were found by settling: they carry no time of their
 *     creation, so a change since is not noticed
 * @param open how many steps were begun of which nobody knows yet what became of them
 */
public record RollbackCounts(
    long nodes, long media, long aliases, long terms, long adopted, long open) {

  static RollbackCounts of(JournalReader journal) {
    var counter = new Counter();
    journal.completedLastFirst(counter::complete);
    journal.open(step -> counter.open++);
    return counter.counts();
  }

  /** Whether there is nothing to roll back. */
  public boolean nothing() {
    return nodes + media + aliases + terms + open == 0;
  }

  private static final class Counter {
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private long adopted;
    private long open;

    void complete(StepRecord step) {
      kinds.merge(step.key().kind(), 1L, Long::sum);
      var made = step.confirmation();
      adopted += step.adopted() && made != null && made.changed() == null ? 1 : 0;
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
          adopted,
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
    var words =
        named.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return (words.isEmpty() ? "nothing" : words)
        + (adopted == 0 ? "" : "; " + adopted + " of them adopted")
        + (open == 0 ? "" : "; " + open + " not settled yet");
  }
}
