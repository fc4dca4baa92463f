package org.ingestworkbench.rollback;

import java.util.Set;
import org.ingestworkbench.store.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback may do.
 *
 * @param withAllMedia media that are not ours go with their node
 * @param force what was changed since goes too
 * @param withAdopted what another program made and the job took in goes too
 * @param dryRun nothing is deleted; everything is asked
 * @param bundle a content type by which the repository can be asked for a node's uuid
 * @param only the nodes or media that are to go; null for all
 */
public record RollbackRules(
    boolean withAllMedia,
    boolean force,
    boolean withAdopted,
    boolean dryRun,
    String bundle,
    @Nullable Selection only) {

  /**
   * Some nodes or media of a job, which are to go while the others stay.
   *
   * @param ids of the nodes, or of the media
   * @param what what has these IDs
   * @param left takes what is left of them, and has what is left of others
   */
  public record Selection(Set<String> ids, What what, LeftNodes left) {

    public Selection {
      ids = Set.copyOf(ids);
    }

    /** Whether a complete step made one of them. */
    boolean has(StepRecord step) {
      var made = step.confirmation();
      return what.isMadeBy(step) && made != null && made.id() != null && ids.contains(made.id());
    }
  }

  /** What goes of a list of IDs. */
  public enum What {
    /** Nodes, and their media with them. */
    NODES_WITH_MEDIA,
    /** Nodes; their media stay, without a node. */
    NODES_ALONE,
    /** Media, and their files with them; their nodes stay. */
    MEDIA;

    /** Whether a step makes such an object. */
    boolean isMadeBy(StepRecord step) {
      var kind = step.key().kind();
      return this == MEDIA ? kind.makesMedia() : kind.makesNode();
    }
  }

  boolean selects(StepRecord step) {
    return only == null || only.has(step);
  }

  LeftNodes leftNodes() {
    return only == null ? new LeftNodes() : only.left();
  }

  boolean mediaStay() {
    return only != null && only.what() == What.NODES_ALONE;
  }

  /** Whether nodes stay, and media of them go. */
  boolean mediaAlone() {
    return only != null && only.what() == What.MEDIA;
  }
}
