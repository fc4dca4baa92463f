package org.ingestworkbench.takeover;

import java.util.List;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.store.MapEntry;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a parent of which this job has no node, by what the ID map has for it. A check
 * tells it, a run blocks the child by it.
 *
 * @param code what is wrong
 * @param severity a note when nothing is
 * @param words goes on from "the" or "its"; empty when nothing is wrong
 * @param node the parent's node; null when there is none
 * @param advice what the words advise; null when nothing has a code
 */
public record ParentVerdict(
    Code code, Severity severity, String words, @Nullable String node, @Nullable Advice advice) {

  private static final int NAMED = 20;

  /** The parent is there. */
  public static final ParentVerdict GOOD = good(null);

  private static ParentVerdict good(@Nullable String node) {
    return new ParentVerdict(Code.PARENT_MISSING, Severity.NOTE, "", node, null);
  }

  private static ParentVerdict missing(String parent, String why, @Nullable Advice advice) {
    var words = "parent row \"" + parent + "\" " + why;
    return new ParentVerdict(Code.PARENT_MISSING, Severity.ROW_ERROR, words, null, advice);
  }

  /** The job does not look for parents in the ID map. */
  public static ParentVerdict notLookedFor(String parent) {
    return missing(
        parent,
        "was not found: no earlier row of this job has that ID. If another job made it, set "
            + Advice.PARENTS_IN_MAP.words()
            + " to true.",
        Advice.PARENTS_IN_MAP);
  }

  /**
   * The job looks for parents in the ID map.
   *
   * @param entries the rows of the map that have a node for it, newest first
   * @param newestWins whether the newest of several is the parent; else several are none
   */
  public static ParentVerdict of(String parent, List<MapEntry> entries, boolean newestWins) {
    if (entries.isEmpty()) {
      return missing(
          parent,
          "was not found: no earlier row of this job has that ID, and the ID map has no node for"
              + " it.",
          null);
    }
    var newest = entries.get(0).nodeId();
    return entries.size() == 1 ? good(newest) : several(parent, entries, newestWins);
  }

  private static ParentVerdict several(String parent, List<MapEntry> entries, boolean newestWins) {
    var nodes =
        entries.stream().map(MapEntry::nodeId).limit(NAMED).collect(Collectors.joining(", "));
    var words = "parent row \"" + parent + "\" has several nodes in the ID map: " + nodes + ". ";
    return newestWins
        ? new ParentVerdict(
            Code.PARENT_AMBIGUOUS,
            Severity.WARNING,
            words + "The newest is taken.",
            entries.get(0).nodeId(),
            null)
        : new ParentVerdict(
            Code.PARENT_AMBIGUOUS,
            Severity.ROW_ERROR,
            words + "Set " + Advice.NEWEST_PARENT.words() + " to true to take the newest.",
            null,
            Advice.NEWEST_PARENT);
  }

  /** Whether the job looked for the parent in the map, which has none. */
  public boolean isMissing() {
    return code == Code.PARENT_MISSING && severity == Severity.ROW_ERROR && advice == null;
  }

  /** The node that the ID map has is not on the site. */
  public ParentVerdict gone(String parent) {
    return missing(parent, "is node " + node + " by the ID map, which is not there.", null);
  }
}
