package org.ingestworkbench.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What planning a row or a page came to.
 *
 * @param key which item it is about
 * @param line of the input
 * @param item null when a problem forbids to make it
 * @param problems everything worth saying, in the order of discovery
 */
public record Planned(ItemKey key, long line, @Nullable Item item, List<Problem> problems) {

  public Planned {
    problems = List.copyOf(problems);
  }

  /** Why the item is not made, for messages. */
  public String refusalMessage() {
    return refusal().map(Problem::message).orElse("The row could not be planned.");
  }

  /** The first problem that forbids to make the item. */
  public Optional<Problem> refusal() {
    return problems.stream()
        .filter(p -> p.severity().compareTo(Problem.Severity.ROW_ERROR) >= 0)
        .findFirst();
  }
}
