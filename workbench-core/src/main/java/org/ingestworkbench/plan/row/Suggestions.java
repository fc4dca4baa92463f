package org.ingestworkbench.plan.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what the author may have meant. */
public final class Suggestions {

  private static final int MOST = 3;
  private static final int SHORT = 5;

  private Suggestions() {}

  /** Up to three candidates that are spelled nearly like the word, the nearest first. */
  static List<String> to(String word, Collection<String> candidates) {
    int limit = word.length() < SHORT ? 1 : Math.max(2, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
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

  /** The number of letters to insert, remove or change; upper and lower case count as equal. */
  static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      step(row, a.charAt(i - 1), b, i);
    }
    return row[b.length()];
  }

  private static void step(int[] row, char letter, String other, int i) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int changed = diagonal + (letter == other.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
    }
  }
}
