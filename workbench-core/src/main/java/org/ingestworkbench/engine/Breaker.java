package org.ingestworkbench.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.spi.RepositoryException;

/**
 * Tells a row's fault from one of the world where a single answer cannot: the same status on five
 * items in a row, with none between that was made, is the world's. A page counts as an item.
 */
final class Breaker {

  static final int ITEMS = 5;

  private final Set<ItemKey> items = new LinkedHashSet<>();
  private int status;

  /** Something of the item was given up. */
  synchronized void gaveUp(ItemKey item, RepositoryException fault) {
    if (fault.status() != status) {
      items.clear();
      status = fault.status();
    }
    items.add(item);
    if (items.size() >= ITEMS) {
      throw new WorldFaultException(
          words() + " failed the same way, so it is not their fault: " + fault.getMessage(), fault);
    }
  }

  private String words() {
    boolean pages = items.stream().anyMatch(item -> item.page() != null);
    return items.size()
        + (pages ? " rows or pages" : " rows")
        + " in a row ("
        + items.stream().map(ItemKey::toString).collect(Collectors.joining(", "))
        + ")";
  }

  /** An item was made. */
  synchronized void wentWell() {
    items.clear();
  }

  /** The rows that failed together; they are opened again when the run stops because of them. */
  synchronized Set<String> rows() {
    return items.stream().map(ItemKey::rowId).collect(Collectors.toSet());
  }
}
