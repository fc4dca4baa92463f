package org.ingestworkbench;

import org.ingestworkbench.model.JobId;
import org.ingestworkbench.rebuild.RebuildCounts;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What the repository has of a job whose map was made again.
 *
 * @param job its id
 * @param found whether anything of it was found, now or by an earlier call that was interrupted; if
 *     not, nothing was written
 * @param rows how many rows the input has
 * @param standing how the rows stand
 * @param objects how many objects were found
 * @param reason why something cannot be told, the first one; empty when everything can
 * @param stopped why it did not come to its end; empty when it did
 * @param fault what stopped it; null when nothing did, or when the job was cancelled
 */
public record RebuildReport(
    JobId job,
    boolean found,
    long rows,
    RowCounts standing,
    ObjectCounts objects,
    String reason,
    String stopped,
    @Nullable Throwable fault) {

  /**
   * How the rows of the input stand.
   *
   * @param complete rows of which everything is there
   * @param incomplete rows of which something is there, and something is missing
   * @param missing rows of which nothing is there
   * @param unresolved rows that cannot be judged, or that have something which cannot be judged
   */
  public record RowCounts(long complete, long incomplete, long missing, long unresolved) {}

  /**
   * How many objects were found.
   *
   * @param nodes pages not among them
   * @param withoutId of the nodes and pages, how many have an unknown ID: with {@link
   *     RebuildOptions#nodes} or {@link RebuildOptions#nearNode} it is looked for again
   */
  public record ObjectCounts(long nodes, long pages, long media, long aliases, long withoutId) {}

  static RebuildReport of(JobId job, boolean found, long rows, RebuildCounts counts, Stop stop) {
    return new RebuildReport(
        job,
        found,
        rows,
        new RowCounts(
            counts.complete(), counts.incomplete(), counts.missing(), counts.unresolved()),
        new ObjectCounts(
            counts.nodes(),
            counts.pages(),
            counts.media(),
            counts.aliases(),
            counts.nodesWithoutId()),
        counts.reason(),
        stop.words(),
        stop.fault());
  }

  public long complete() {
    return standing.complete();
  }

  public long incomplete() {
    return standing.incomplete();
  }

  public long missing() {
    return standing.missing();
  }

  public long unresolved() {
    return standing.unresolved();
  }

  public long nodes() {
    return objects.nodes();
  }

  public long pages() {
    return objects.pages();
  }

  public long media() {
    return objects.media();
  }

  public long aliases() {
    return objects.aliases();
  }

  public long withoutId() {
    return objects.withoutId();
  }

  /** Why it ended before its end. */
  record Stop(String words, @Nullable Throwable fault) {
    static final Stop NONE = new Stop("", null);
  }

  /** Whether the whole input was gone through; else the same has to be called again. */
  public boolean whole() {
    return stopped.isEmpty();
  }

  @Override
  public String toString() {
    var text = new StringBuilder("Job ").append(job).append(": ");
    if (!found && whole()) {
      return text.append("nothing of it was found, and nothing was written")
          .append(why())
          .toString();
    }
    text.append(complete()).append(" of ").append(rows).append(" rows are there, ");
    text.append(incomplete()).append(" in part; ").append(missing()).append(" are missing; of ");
    text.append(unresolved()).append(" nobody can tell").append(why()).append(". Found: ");
    text.append(nodes()).append(" nodes, ").append(pages()).append(" pages, ");
    text.append(media()).append(" media, ").append(aliases()).append(" URL aliases");
    if (withoutId() > 0) {
      text.append("; of ").append(withoutId()).append(" nodes the ID is not known");
    }
    return whole()
        ? text.toString()
        : text.append("; not at its end: ").append(Shown.line(stopped)).toString();
  }

  private String why() {
    return reason.isEmpty() ? "" : " (" + Shown.line(reason) + ")";
  }
}
