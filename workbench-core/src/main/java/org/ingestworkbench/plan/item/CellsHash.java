package org.ingestworkbench.plan.item;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sixty-four bits of a row's cells: cheap enough to be taken of every row before a job starts, and
 * enough to see a change by, since no author makes two rows collide on purpose. The order of
 * columns and empty cells make no difference. This is a stored format. Safe for use by many
 * threads.
 */
final class CellsHash {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final Set<String> without;
  private final Map<String, Long> columns = new ConcurrentHashMap<>();

  /**
   * @param without columns that are passed over
   */
  CellsHash(Set<String> without) {
    this.without = Set.copyOf(without);
  }

  long of(Map<String, String> cells) {
    long print = 0;
    for (var cell : cells.entrySet()) {
      if (!cell.getValue().isEmpty() && !without.contains(cell.getKey())) {
        print += mixed(column(cell.getKey()) * FACTOR + hash(cell.getValue()));
      }
    }
    return print;
  }

  /** The hash of a column's name, which is the same in all rows. */
  private long column(String name) {
    return columns.computeIfAbsent(name, CellsHash::hash);
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FACTOR;
      hash ^= hash >>> 32;
    }
    return mixed(hash);
  }

  /** The finish of MurmurHash3, by Austin Appleby, in the public domain. */
  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
