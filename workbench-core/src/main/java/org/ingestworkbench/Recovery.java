package org.ingestworkbench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a job goes on, or does not, from what an earlier run left. Immutable. */
public final class Recovery {

  /** Start. Refused while an unfinished job of the same name, or over the same input, stands. */
  public static final Recovery NONE = new Recovery("none", false, null, Set.of());

  /**
   * Go on with the unfinished job, or start if there is nothing. A finished one is left as it is.
   */
  public static final Recovery RESUME = new Recovery("resume", true, null, Set.of());

  /** As {@link #RESUME}, but starts beside a job of another name that reads the same input too. */
  public static final Recovery RESUME_BESIDE =
      new Recovery("resume", true, null, Set.of(Leave.BESIDE_OTHERS));

  /** Start, also when a job is there: everything is made once more. */
  public static final Recovery ANEW = new Recovery("anew", false, null, Set.of());

  private final String name;
  private final boolean resuming;
  private final @Nullable Long startingFrom;
  private final Set<Leave> leaves;

  /** What the caller has to say before it is done. */
  enum Leave {
    BESIDE_OTHERS,
    INSISTING,
    ACCEPTING_CHANGES,
    FAILED_ONLY,
    ADOPTING,
    CREATING_ANEW,
    COMPLETING_MEDIA
  }

  private Recovery(String name, boolean resuming, @Nullable Long startingFrom, Set<Leave> leaves) {
    this.name = name;
    this.resuming = resuming;
    this.startingFrom = startingFrom;
    this.leaves = leaves;
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
    return new Recovery("starting from node " + nodeId, true, nodeId, Set.of());
  }

  /**
   * Goes on although the number looks wrong, see {@link RecoveryDoubtException}, or although a
   * rollback of the job was begun and did not come to its end: what that deleted and did not write
   * down stays missing.
   */
  public Recovery insisting() {
    return with(Leave.INSISTING);
  }

  /**
   * Goes on although input or settings are not as they were: see {@link ChangedInputException}.
   * What was made stays as it is, and the input as it stands now is what a later resume compares
   * with.
   *
   * @throws IllegalStateException when nothing is resumed
   */
  public Recovery acceptingChanges() {
    return with(Leave.ACCEPTING_CHANGES);
  }

  /**
   * Tries only rows that ended without being done: failed, partial, blocked or unresolved ones.
   * Rows that are open, or were not reached yet, stay so.
   *
   * @throws IllegalStateException when nothing is resumed
   */
  public Recovery failedOnly() {
    return with(Leave.FAILED_ONLY);
  }

  /**
   * Takes nodes for rows that another program seems to have made without writing them into the ID
   * map: see {@link StrayNodesException}. Their media are made where they are missing.
   *
   * @throws IllegalStateException when nothing is resumed
   */
  public Recovery adopting() {
    return with(Leave.ADOPTING);
  }

  /**
   * Makes rows for which another program seems to have made nodes: see {@link StrayNodesException}.
   *
   * @throws IllegalStateException when nothing is resumed
   */
  public Recovery creatingAnew() {
    return with(Leave.CREATING_ANEW);
  }

  /**
   * Looks at the media of rows and pages that another program made, and makes those that are
   * missing. Costs two requests for each.
   *
   * @throws IllegalStateException when nothing is resumed
   */
  public Recovery completingMedia() {
    return with(Leave.COMPLETING_MEDIA);
  }

  private Recovery with(Leave leave) {
    if (!resuming) {
      throw new IllegalStateException("Nothing is resumed by recovery \"" + name + "\".");
    }
    var more = EnumSet.of(leave);
    more.addAll(leaves);
    return new Recovery(name, true, startingFrom, more);
  }

  /** Whether it goes on with what an earlier run, ours or another program's, left of the job. */
  public boolean resumes() {
    return resuming;
  }

  boolean anewWhateverStands() {
    return this == ANEW;
  }

  /** Whether a new job may stand beside an unfinished one over the same input. */
  boolean besideOthers() {
    return this == ANEW || has(Leave.BESIDE_OTHERS);
  }

  @Nullable Long startingNode() {
    return startingFrom;
  }

  boolean has(Leave leave) {
    return leaves.contains(leave);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(name);
    leaves.forEach(
        leave -> text.append(", ").append(leave.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return text.toString();
  }
}
