package org.ingestworkbench.source.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What the hashes show, by numbers of rows: the first of each kind in the order of the input, the
 * rest as a count.
 */
final class KeyFindings implements KeyHashes.Group {
  /** How many of a kind are named. */
  static final int NAMED = 1000;

  private static final int ROWS_NAMED = 20;

  private final Firsts duplicates = new Firsts();
  private final Firsts alike = new Firsts();
  private final Firsts early = new Firsts();
  private final BitSet elsewhere = new BitSet();

  /**
   * One finding.
   *
   * @param rows the numbers of the first rows concerned
   * @param count how many there are
   */
  record KeyFinding(List<Long> rows, int count) {}

  Firsts duplicates() {
    return duplicates;
  }

  /** Rows whose ids look alike but are not the same; one row for each spelling. */
  Firsts alike() {
    return alike;
  }

  /** A child and, after it, its parent. */
  Firsts early() {
    return early;
  }

  /** The numbers of the rows whose parent is no row of the input. */
  BitSet elsewhere() {
    return elsewhere;
  }

  /** The numbers of all rows that are to be named. */
  Set<Long> rows() {
    Set<Long> rows = new HashSet<>();
    for (var kind : List.of(duplicates, alike, early)) {
      kind.inOrder().forEach(finding -> rows.addAll(finding.rows()));
    }
    return rows;
  }

  @Override
  public void accept(List<KeyHash> mentions) {
    boolean mentionedOnce = mentions.size() == 1 && !mentions.get(0).parent();
    if (!mentionedOnce) {
      compare(mentions);
    }
  }

  private void compare(List<KeyHash> mentions) {
    List<Long> spellings = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= mentions.size(); end++) {
      if (end == mentions.size() || !mentions.get(end).isSpelledLike(mentions.get(start))) {
        sameSpelling(mentions.subList(start, end), spellings);
        start = end;
      }
    }
    if (spellings.size() > 1) {
      spellings.sort(Comparator.naturalOrder());
      alike.add(finding(spellings));
    }
  }

  private void sameSpelling(List<KeyHash> mentions, List<Long> spellings) {
    var ids = mentions.stream().filter(m -> !m.parent()).map(KeyHash::ordinal).toList();
    if (ids.isEmpty()) {
      mentions.forEach(child -> elsewhere.set(Math.toIntExact(child.ordinal())));
      return;
    }
    long first = ids.get(0);
    spellings.add(first);
    if (ids.size() > 1) {
      duplicates.add(finding(ids));
    }
    mentions.stream()
        .filter(mention -> mention.parent() && mention.ordinal() <= first)
        .forEach(child -> early.add(new KeyFinding(List.of(child.ordinal(), first), 2)));
  }

  static KeyFinding finding(List<Long> rows) {
    return new KeyFinding(
        List.copyOf(rows.subList(0, Math.min(ROWS_NAMED, rows.size()))), rows.size());
  }

  /** The first findings of a kind, and how many there are. */
  static final class Firsts {
    private static final Comparator<KeyFinding> ORDER =
        Comparator.comparingLong(finding -> finding.rows().get(0));

    private final PriorityQueue<KeyFinding> first = new PriorityQueue<>(ORDER.reversed());
    private long count;

    void add(KeyFinding finding) {
      count++;
      first.add(finding);
      if (first.size() > NAMED) {
        first.poll();
      }
    }

    List<KeyFinding> inOrder() {
      return first.stream().sorted(ORDER).toList();
    }

    long count() {
      return count;
    }

    long notNamed() {
      return count - first.size();
    }
  }
}
