package org.ingestworkbench.islandora.export;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A set of node IDs, which sites give in sequence: it takes about a bit for each. Safe for many
 * threads.
 */
final class NodeIds {

  private static final int BITS = 16;
  private static final int BLOCK = 1 << BITS;

  private final Map<Long, BitSet> blocks = new HashMap<>();

  /** Whether a text is the ID of a node, as sites write it. */
  static boolean isId(String text) {
    return text.matches("[1-9][0-9]{0,17}");
  }

  /** Whether it was not there before. What is no ID is none, so it is there. */
  synchronized boolean add(String id) {
    if (!isId(id)) {
      return false;
    }
    long number = Long.parseLong(id);
    var block = blocks.computeIfAbsent(number >> BITS, any -> new BitSet());
    int place = (int) (number % BLOCK);
    boolean fresh = !block.get(place);
    block.set(place);
    return fresh;
  }

  synchronized boolean has(String id) {
    if (!isId(id)) {
      return false;
    }
    long number = Long.parseLong(id);
    var block = blocks.get(number >> BITS);
    return block != null && block.get((int) (number % BLOCK));
  }
}
