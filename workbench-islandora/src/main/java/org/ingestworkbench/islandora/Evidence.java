package org.ingestworkbench.islandora;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What logs, rollback files and maps say that was made. Holds an entry for each node and medium in
 * memory. Used by one thread.
 */
final class Evidence {

  /** No job has more workers. */
  private static final int MANY = 100;

  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Map<String, String> rowsByNode = new HashMap<>();
  private final Map<String, List<String>> mediaByName = new HashMap<>();
  private final Map<String, Integer> pagesAfter = new HashMap<>();
  private final Map<String, Set<String>> pages = new HashMap<>();
  private final Deque<String> latest = new ArrayDeque<>();
  private final List<String> sources = new ArrayList<>();
  private boolean tellsMedia;
  private boolean tellsPages;

  /** A row's node; a later one goes before an earlier one. */
  void node(String rowId, String nodeId) {
    var earlier = nodes.put(rowId, nodeId);
    if (earlier != null) {
      rowsByNode.remove(earlier);
    }
    rowsByNode.put(nodeId, rowId);
    latest.remove(rowId);
    latest.addLast(rowId);
    if (latest.size() > MANY) {
      latest.removeFirst();
    }
  }

  /** The node is not there any more. */
  void deleted(String nodeId) {
    var row = rowsByNode.remove(nodeId);
    if (row != null) {
      nodes.remove(row);
      latest.remove(row);
      pagesAfter.remove(row);
      pages.remove(row);
    }
  }

  void medium(String name) {
    mediaByName.computeIfAbsent(base(name), key -> new ArrayList<>()).add(name);
  }

  /** A page of which only the place in the log tells whose it is. */
  void pageAfter(String rowId) {
    pagesAfter.merge(rowId, 1, Integer::sum);
  }

  /** The pages of the row are about to be told once more, all of them. */
  void recounted(String rowId) {
    pagesAfter.remove(rowId);
  }

  void page(String rowId, String file) {
    pages.computeIfAbsent(rowId, key -> new HashSet<>()).add(file);
  }

  /** Says where this comes from, and what such a source can tell. */
  void source(String words, boolean media, boolean pagesByName) {
    sources.add(words);
    tellsMedia |= media;
    tellsPages |= pagesByName;
  }

  List<String> sources() {
    return List.copyOf(sources);
  }

  boolean tellsMedia() {
    return tellsMedia;
  }

  @Nullable String node(String rowId) {
    return nodes.get(rowId);
  }

  @Nullable String rowOf(String nodeId) {
    return rowsByNode.get(nodeId);
  }

  int nodes() {
    return nodes.size();
  }

  /**
   * Whether the row was among the last of which anything is known: of these nobody can tell whether
   * their media were made before the job was stopped.
   */
  boolean amongTheLast(String rowId, int howMany) {
    var last = latest.descendingIterator();
    for (int i = 0; i < howMany && last.hasNext(); i++) {
      if (last.next().equals(rowId)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a medium for a file: one of the same name, or of the same file in a longer or a shorter
   * path. Taken once, so that rows that share a file need one each.
   */
  boolean takeMedium(String file) {
    var candidates = mediaByName.get(base(file));
    return candidates != null && (candidates.remove(file) || takeSimilar(candidates, file));
  }

  private static boolean takeSimilar(List<String> candidates, String file) {
    for (int i = 0; i < candidates.size(); i++) {
      if (endsWith(candidates.get(i), file) || endsWith(file, candidates.get(i))) {
        candidates.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(String path, String end) {
    return path.replace('\\', '/').endsWith('/' + end.replace('\\', '/'));
  }

  private static String base(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** The page that is missing of a book; null when none is. */
  @Nullable String missingPage(String rowId, List<String> files) {
    if (tellsPages) {
      var made = pages.getOrDefault(rowId, Set.of());
      return files.stream().filter(file -> !made.contains(file)).findFirst().orElse(null);
    }
    int made = pagesAfter.getOrDefault(rowId, 0);
    return made >= files.size() ? null : files.get(made);
  }
}
