package org.ingestworkbench.plan.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.text.Spelling;

/** Finds what the author may have meant. */
public final class Suggestions {

  private static final int MOST = 3;
  private static final int SHORT = 5;

  /** The distance of two words takes the product of their lengths. */
  private static final int LONGEST = 100;

  private Suggestions() {}

  /** Up to three candidates that are spelled nearly like the word, the nearest first. */
  static List<String> to(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return List.of();
    }
    int limit = word.length() < SHORT ? 1 : Math.max(2, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> Spelling.distance(word, candidate) <= limit)
        .sorted(
            Comparator.comparingInt((String candidate) -> Spelling.distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** A question to put after a message, with a space before it; empty when nothing is near. */
  public static String question(String word, Collection<String> candidates) {
    var near = to(word, candidates);
    if (near.isEmpty()) {
      return "";
    }
    return near.stream()
        .map(candidate -> '"' + candidate + '"')
        .collect(Collectors.joining(" or ", " Did you mean ", "?"));
  }
}
