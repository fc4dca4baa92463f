package org.ingestworkbench;

import java.util.Map;
import org.ingestworkbench.model.JobId;
import org.jspecify.annotations.Nullable;

/**
 * Which job's map is made again, and what is known of its nodes. Immutable.
 *
 * @param job the job's id, from its log or its rollback files
 * @param rollbacks how often the job may have been rolled back and run again: what it made then has
 *     other uuids, so each of them is one more question about what is not found
 * @param nodes node IDs by row id, as far as they are known, from a log or a rollback CSV; each is
 *     looked at and none believed. Where the repository finds an object by its uuid and tells the
 *     ID, they make no difference
 * @param nearNode a node ID that one of the job's first nodes has, or is soon after; null when none
 *     is known
 */
public record RebuildOptions(
    JobId job, int rollbacks, Map<String, String> nodes, @Nullable Long nearNode) {

  private static final int USUAL = 5;

  public RebuildOptions {
    if (rollbacks < 0) {
      throw new IllegalArgumentException("A job is not rolled back " + rollbacks + " times.");
    }
    nodes = Map.copyOf(nodes);
  }

  /** Only the id is known; five rollbacks are allowed for. */
  public static RebuildOptions of(JobId job) {
    return new RebuildOptions(job, USUAL, Map.of(), null);
  }

  public RebuildOptions rollbacks(int most) {
    return new RebuildOptions(job, most, nodes, nearNode);
  }

  public RebuildOptions nodes(Map<String, String> byRow) {
    return new RebuildOptions(job, rollbacks, byRow, nearNode);
  }

  public RebuildOptions nearNode(@Nullable Long id) {
    return new RebuildOptions(job, rollbacks, nodes, id);
  }
}
