package org.ingestworkbench.islandora.remaining;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages that are told of, each once, also when several tell of it. Used by one thread. */
final class PageEvidence {

  /** By book the files of its page nodes; empty where only the node is told of. */
  private final Map<String, Map<String, String>> byBook = new HashMap<>();

  private final Map<String, String> books = new HashMap<>();

  void add(String book, String nodeId, @Nullable String file) {
    var pages = byBook.computeIfAbsent(book, key -> new LinkedHashMap<>());
    if (file != null) {
      pages.put(nodeId, file);
    } else {
      pages.putIfAbsent(nodeId, "");
    }
    books.put(nodeId, book);
  }

  /** The book has another node now, and none of its pages. */
  void remade(String book) {
    byBook.remove(book);
  }

  void deleted(String nodeId) {
    var book = books.remove(nodeId);
    if (book != null) {
      byBook.getOrDefault(book, new HashMap<>()).remove(nodeId);
    }
  }

  /** The first file of which no page is told of; a page without a file stands for any. */
  @Nullable String missing(String book, List<String> files) {
    var pages = byBook.getOrDefault(book, Map.of()).values();
    var named = new HashSet<>(pages);
    var missing = files.stream().filter(file -> !named.contains(file)).toList();
    int unnamed = (int) pages.stream().filter(String::isEmpty).count();
    return unnamed >= missing.size() ? null : missing.get(unnamed);
  }
}
