package org.ingestworkbench.text;

import java.util.Locale;

/** How far two words are from being spelled alike. */
public final class Spelling {

  private Spelling() {}

  /** The number of letters to insert, remove or change; upper and lower case count as equal. */
  public static int distance(String one, String other) {
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
