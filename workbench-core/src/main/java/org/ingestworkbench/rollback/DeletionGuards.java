package org.ingestworkbench.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.Referrers;
import org.ingestworkbench.settle.StepOrigin;
import org.ingestworkbench.store.StepRecord;

/** Finds what speaks against deleting an object of the job. Deletes nothing. */
final class DeletionGuards {

  private final RollbackContext context;

  /** What a dry run would have deleted, so that it does not count as the children of a node. */
  private final Set<UUID> wouldBeGone = new HashSet<>();

  DeletionGuards(RollbackContext context) {
    this.context = context;
  }

  /** Why what was changed is kept. */
  String changed() {
    return "It was changed or moved since this job made it; "
        + option(Advice.FORCE)
        + " deletes it all the same.";
  }

  /** Why changed fields are kept. */
  String fieldsChanged() {
    return "A field that this job changed was changed again since; "
        + option(Advice.FORCE)
        + " writes back what it held before the job all the same.";
  }

  /** Why what another program made is kept. */
  String foreign() {
    return "Another program made it, or media of it, and this job took it in; "
        + option(Advice.WITH_ADOPTED)
        + " deletes it all the same.";
  }

  /** Only the rollback of a whole job has options. */
  private String option(Advice option) {
    return context.rules().only() == null
        ? option.words()
        : Advice.ROLL_BACK_WHOLE_JOB.words(context.job(), option.words());
  }

  /** A node of the job goes now. */
  void goes(StepRecord node) {
    if (context.rules().dryRun()) {
      wouldBeGone.add(node.objectUuid());
    }
  }

  /**
   * Why a node is to be kept.
   *
   * @param beside the steps of what belongs to it
   */
  Optional<String> of(StepRecord node, NodeView view, List<StepRecord> beside, NodeMedia media) {
    if (!view.uuid().equals(node.objectUuid())) {
      return Optional.of("Another object has this ID now (uuid " + view.uuid() + ").");
    } else if (isForeign(Stream.concat(Stream.of(node), media.ours().stream()))) {
      return Optional.of(foreign());
    } else if (beside.stream().anyMatch(DeletionGuards::mayBeLeft)) {
      return Optional.of(
          "Whether all of its media were made is not known: do what the line of each that was"
              + " begun says, then roll back again.");
    } else if (!context.rules().force() && isChanged(node, view, media)) {
      return Optional.of(changed());
    }
    return mediaThatStay(media).or(() -> foreignMedia(media)).or(() -> children(node, view));
  }

  /** Whether any of these is another program's, and is to be kept therefore. */
  boolean isForeign(Stream<StepRecord> steps) {
    return !context.rules().withAdopted()
        && steps.anyMatch(step -> StepOrigin.isForeign(context.job(), step));
  }

  /** A medium that is there would be left without its node; an alias goes with it. */
  static boolean mayBeLeft(StepRecord step) {
    return step.open() && step.key().kind().makesMedia();
  }

  private static boolean isChanged(StepRecord node, NodeView view, NodeMedia media) {
    return StepOrigin.isChanged(node, view.created(), view.changed()) || media.changed();
  }

  private Optional<String> mediaThatStay(NodeMedia media) {
    return context.rules().mediaStay() && !media.ours().isEmpty()
        ? Optional.of(
            "Media are to stay, and those that this job made of it would be left without a node.")
        : Optional.empty();
  }

  private Optional<String> foreignMedia(NodeMedia media) {
    if (context.rules().withAllMedia() || context.rules().mediaStay()) {
      return Optional.empty();
    } else if (!context.repository().capabilities().has(Capability.MEDIA_OF_NODE)) {
      return Optional.of(
          "The repository cannot be asked which media it has, so some may be left without a node; "
              + option(Advice.WITH_ALL_MEDIA)
              + " deletes it all the same.");
    }
    var foreign = media.foreign();
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It has media that this job did not make ("
                + foreign.stream()
                    .limit(3)
                    .map(view -> address(view.ref()) + " \"" + view.name() + "\"")
                    .collect(Collectors.joining(", "))
                + "); "
                + option(Advice.WITH_ALL_MEDIA)
                + " deletes them with it.");
  }

  private Optional<String> children(StepRecord node, NodeView view) {
    var children =
        context
            .retry()
            .ask(() -> context.repository().capabilities().ask(Capability.CHILDREN, view.ref()))
            .orElseGet(Referrers::notAsked);
    if (children instanceof Referrers.Told told) {
      var left = told.some().stream().filter(ref -> !wouldBeGone.contains(ref.uuid())).toList();
      return left.isEmpty()
          ? context.keptParents().reason(node, view, true)
          : Optional.of(children(left));
    }
    return context.keptParents().reason(node, view, false);
  }

  private String children(List<EntityRef> left) {
    return "It has children that are kept or not of this job ("
        + left.stream().limit(3).map(this::address).collect(Collectors.joining(", "))
        + ").";
  }

  private String address(EntityRef ref) {
    return context.repository().address(ref);
  }
}
