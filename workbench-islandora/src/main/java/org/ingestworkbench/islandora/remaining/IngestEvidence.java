package org.ingestworkbench.islandora.remaining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What logs, rollback files and maps say that was made. Holds an entry for each node and medium in
 * memory. Used by one thread.
 */
final class IngestEvidence {

  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Map<String, String> rowsByNode = new HashMap<>();
  private final Map<String, Long> madeAt = new HashMap<>();
  private final Map<String, Long> toldAt = new HashMap<>();
  private final Set<String> toldWithMedia = new HashSet<>();
  private final MediaEvidence media = new MediaEvidence();
  private final PageEvidence pages = new PageEvidence();
  private final List<ToldPage> toldPages = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();
  private @Nullable Set<String> latest;
  private final List<String> sources = new ArrayList<>();
  private long time;
  private int workers;
  private long unreadable;

  /** A page, or a row of the input that has a parent: the rows that are shown tell. */
  private record ToldPage(String parent, @Nullable String id, long at) {}

  /**
   * A row's node; a later one goes before an earlier one, whose media and pages are not its.
   *
   * @param withMedia whether who tells of it tells of its media too
   */
  void node(String rowId, String nodeId, boolean withMedia) {
    var earlier = nodes.get(rowId);
    if (!nodeId.equals(earlier)) {
      if (earlier != null) {
        deleted(earlier);
      }
      nodes.put(rowId, nodeId);
      rowsByNode.put(nodeId, rowId);
      madeAt.put(rowId, ++time);
    }
    if (withMedia) {
      toldWithMedia.add(rowId);
    }
    toldAt.put(rowId, ++time);
  }

  /** The node is not there any more, and its media and pages count for nothing. */
  void deleted(String nodeId) {
    var row = rowsByNode.remove(nodeId);
    if (row != null) {
      nodes.remove(row);
      toldWithMedia.remove(row);
      pages.remade(row);
      media.remade();
    }
    pages.deleted(nodeId);
  }

  /**
   * A medium.
   *
   * @param rowId the row that was told of last; its own where one row is made after the other
   */
  void medium(String name, @Nullable String rowId) {
    media.add(name, rowId, ++time);
  }

  /**
   * A page: its book is still at work.
   *
   * @param file null when only the place in a log tells whose it is
   */
  void page(String rowId, String nodeId, @Nullable String file) {
    toldPages.add(new ToldPage(rowId, file, ++time));
    pages.add(rowId, nodeId, file);
  }

  /** Lines that can be read in several ways. */
  void unreadable(int lines) {
    unreadable += lines;
  }

  long unreadable() {
    return unreadable;
  }

  /** Says where this comes from. */
  void source(String words) {
    sources.add(words);
  }

  List<String> sources() {
    return List.copyOf(sources);
  }

  /** Whether the log or list that told of the row's node would have told of its media. */
  boolean tellsMediaOf(String rowId) {
    return toldWithMedia.contains(rowId);
  }

  @Nullable String node(String rowId) {
    return nodes.get(rowId);
  }

  @Nullable String rowOf(String nodeId) {
    return rowsByNode.get(nodeId);
  }

  void forEachNode(BiConsumer<String, String> rowAndNode) {
    nodes.forEach(rowAndNode);
  }

  int nodes() {
    return nodes.size();
  }

  /**
   * A row of the input with the files that it needs media of; all rows are shown before one is
   * judged. What else has a node is a page.
   */
  void needed(String rowId, List<String> files, int workers) {
    files.forEach(media::needed);
    shown.add(rowId);
    this.workers = workers;
  }

  /**
   * Whether the row was among the last of which anything is known: of these it is not known whether
   * their media were made before the job was stopped.
   */
  boolean amongTheLast(String rowId) {
    if (latest == null) {
      latest = latest();
    }
    return latest.contains(rowId);
  }

  /** A page keeps its book at work; a child has a row of its own. */
  private Set<String> latest() {
    var lastTold = new HashMap<String, Long>();
    shown.forEach(row -> lastTold.put(row, toldAt.getOrDefault(row, 0L)));
    for (var page : toldPages) {
      if (!shown.contains(page.id())) {
        lastTold.computeIfPresent(page.parent(), (row, at) -> Math.max(at, page.at()));
      }
    }
    return lastTold.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(workers)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a medium of a file of the row was made after its node. Where rows share the file, each
   * needs its own.
   *
   * @param inOrder whether rows were made one after the other
   */
  boolean takeMedium(String rowId, String file, boolean inOrder) {
    return media.take(file, rowId, madeAt.getOrDefault(rowId, Long.MAX_VALUE), inOrder);
  }

  /** The page that is missing of a book; null when none is. */
  @Nullable String missingPage(String rowId, List<String> files) {
    return pages.missing(rowId, files);
  }
}
