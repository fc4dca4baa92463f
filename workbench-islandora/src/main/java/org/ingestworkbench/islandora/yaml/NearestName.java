package org.ingestworkbench.islandora.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what the author probably meant to write. */
public final class NearestName {

  private NearestName() {}

  /** The name that differs least, if it differs little enough to be meant. */
  public static Optional<String> to(String written, Collection<String> names) {
    int limit = Math.max(2, written.length() / 4);
    return names.stream()
        .filter(name -> distance(fold(written), fold(name)) <= limit)
        .min(Comparator.comparingInt(name -> distance(fold(written), fold(name))));
  }

  private static String fold(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int kept = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
