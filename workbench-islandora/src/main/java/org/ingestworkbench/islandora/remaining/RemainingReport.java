package org.ingestworkbench.islandora.remaining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link RemainingRows} found.
 *
 * @param csv the file with the rows that remain
 * @param counts how many rows and lines there are of each kind
 * @param doubts the first 1,000 of those that remain although they have a node
 * @param evidence what was read, in words
 * @param unreadable rows that are neither, because they cannot be read, as the source says it
 * @param restricted whether the configuration itself chooses rows; it has to choose all of the new
 *     file
 */
public record RemainingReport(
    Path csv,
    Counts counts,
    List<Doubt> doubts,
    List<String> evidence,
    List<String> unreadable,
    boolean restricted) {

  static final int KEPT = 1_000;

  /**
   * How many there are.
   *
   * @param processed rows of the input that were processed
   * @param remaining rows that were not, and stand in the file
   * @param untold processed rows that have files of whose media nothing tells: a run that was
   *     stopped before the last one may have left some of them without media
   * @param unclear lines of logs that can be read in several ways and were left out
   */
  public record Counts(long processed, long remaining, long untold, long unclear) {}

  /**
   * A row with a node that counts as not processed.
   *
   * @param reason what is not told of
   * @param children how many rows under it count as processed
   */
  public record Doubt(String rowId, long line, String nodeId, String reason, long children) {

    @Override
    public String toString() {
      return "Row "
          + rowId
          + " (line "
          + line
          + ") has node "
          + nodeId
          + ", but "
          + reason
          + ": it counts as not processed. "
          + advice();
    }

    private String advice() {
      return children == 0
          ? "Delete node " + nodeId + " before the row is made again."
          : "But "
              + children
              + " rows under it were processed, and would lose their parent with node "
              + nodeId
              + ": complete that node by hand and take the row out of the file.";
    }
  }

  public RemainingReport {
    doubts = List.copyOf(doubts);
    evidence = List.copyOf(evidence);
    unreadable = List.copyOf(unreadable);
  }

  /** For people, one thing a line. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    evidence.forEach(source -> lines.add("Evidence: " + source + "."));
    doubts.stream().limit(20).map(Doubt::toString).forEach(lines::add);
    if (doubts.size() > 20) {
      lines.add("And " + (doubts.size() - 20) + " more of this kind.");
    }
    lines.add(
        counts.processed() + " rows were processed. " + counts.remaining() + " remain: " + csv);
    if (counts.untold() > 0) {
      lines.add(
          counts.untold()
              + " of the processed rows have files, and nothing tells of their media: an earlier"
              + " run that was stopped may have left the row that it was at without them. Give the"
              + " logs of all runs (--log, as often as there are logs), or look at these rows.");
    }
    if (counts.unclear() > 0) {
      lines.add(
          counts.unclear()
              + " lines of the logs can be read in several ways and were left out: rows that they"
              + " tell of may be made already. Look at these lines before you ingest the new"
              + " file.");
    }
    if (!unreadable.isEmpty()) {
      lines.add(
          unreadable.size()
              + " problems of the input keep rows out of both; mend them and write the file anew:");
      unreadable.stream().limit(20).forEach(lines::add);
    }
    if (restricted) {
      lines.add(
          "The configuration restricts rows (csv_start_row and the like); take that out when you"
              + " ingest the new file.");
    }
    return lines;
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
