package org.ingestworkbench.input;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;

/** Counts problems by code and keeps the first 1,000 of each. */
public final class ProblemCounter implements Consumer<Problem> {

  private static final int KEPT = 1_000;

  private final Consumer<Problem> next;
  private final Map<Problem.Code, Long> counts = new EnumMap<>(Problem.Code.class);
  private final Map<Problem.Severity, Long> severities = new EnumMap<>(Problem.Severity.class);
  private final List<Problem> kept = new ArrayList<>();
  private boolean closed;

  public ProblemCounter(Consumer<Problem> next) {
    this.next = next;
  }

  @Override
  public synchronized void accept(Problem problem) {
    if (closed) {
      return;
    }
    severities.merge(problem.severity(), 1L, Long::sum);
    if (counts.merge(problem.code(), 1L, Long::sum) <= KEPT) {
      kept.add(problem);
    }
    next.accept(problem);
  }

  synchronized List<Problem> errors() {
    return kept.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
  }

  /** Counts and tells nothing from now on: of what was left behind nothing more is heard. */
  public synchronized void close() {
    closed = true;
  }

  public synchronized Map<Problem.Code, Long> counts() {
    return Map.copyOf(counts);
  }

  public synchronized Map<Problem.Severity, Long> severities() {
    return Map.copyOf(severities);
  }

  public synchronized List<Problem> kept() {
    return List.copyOf(kept);
  }
}
