package org.ingestworkbench;

import org.jspecify.annotations.Nullable;

/** How a job goes on, or does not, from what an earlier run left. Immutable. */
public final class Recovery {

  /** Start. Refused while an unfinished job of the same name, or over the same input, stands. */
  public static final Recovery NONE = new Recovery("none", null, false);

  /**
   * Go on with the unfinished job, or start if there is nothing. A finished one is left as it is.
   */
  public static final Recovery RESUME = new Recovery("resume", null, false);

  /** As {@link #RESUME}, but starts beside a job of another name that reads the same input too. */
  public static final Recovery RESUME_BESIDE = new Recovery("resume beside others", null, false);

  /** Start, whatever stands: everything is made once more. */
  public static final Recovery ANEW = new Recovery("anew", null, false);

  private final String name;
  private final @Nullable Long startingFrom;
  private final boolean insisting;

  private Recovery(String name, @Nullable Long startingFrom, boolean insisting) {
    this.name = name;
    this.startingFrom = startingFrom;
    this.insisting = insisting;
  }

  /** See {@link #RESUME}. */
  public static Recovery resume() {
    return RESUME;
  }

  /** See {@link #RESUME_BESIDE}; for names that belong to one run, such as a workflow's task. */
  public static Recovery resumeBeside() {
    return RESUME_BESIDE;
  }

  /** See {@link #NONE}. */
  public static Recovery none() {
    return NONE;
  }

  /** See {@link #ANEW}. */
  public static Recovery anew() {
    return ANEW;
  }

  /**
   * Islandora Workbench's recovery mode: rows that stand in the ID map with this node ID or a
   * higher one are passed over. Where a job of this library is known by its name, its journal
   * decides, and the number is only its first node's; else the job was another program's and the
   * map alone decides.
   *
   * @param nodeId the ID of the first node of the interrupted job
   */
  public static Recovery startingFrom(long nodeId) {
    return new Recovery("starting from node " + nodeId, nodeId, false);
  }

  /** Goes on although the number looks wrong: see {@link RecoveryDoubtException}. */
  public Recovery insisting() {
    return new Recovery(name, startingFrom, true);
  }

  boolean resumes() {
    return this == RESUME || this == RESUME_BESIDE || startingFrom != null;
  }

  /** Whether a new job may stand beside an unfinished one over the same input. */
  boolean besideOthers() {
    return this == RESUME_BESIDE || this == ANEW;
  }

  @Nullable Long startingNode() {
    return startingFrom;
  }

  boolean insists() {
    return insisting;
  }

  @Override
  public String toString() {
    return name;
  }
}
