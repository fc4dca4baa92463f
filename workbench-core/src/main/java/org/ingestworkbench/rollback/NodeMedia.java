package org.ingestworkbench.rollback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.settle.StepOrigin;
import org.ingestworkbench.store.StepRecord;

/**
 * The media of one node: what our steps made, and what the repository shows. What it does not list
 * under the node is looked at by itself: it may have been moved, or its ID may be another's.
 */
final class NodeMedia {

  private final List<StepRecord> ours;
  private final Map<UUID, MediaView> shown;

  /** By the step's uuid what is where a medium of ours was, that is not listed. */
  private final Map<UUID, MediaView> elsewhere = new HashMap<>();

  /** How one of ours stands. */
  enum MediumState {
    UNTOUCHED,
    CHANGED,
    GONE,
    /** Gone, and the IDs are given again: the site was restored from a copy. */
    REPLACED
  }

  /**
   * @param ours complete steps that made media of the node
   * @param shown what the repository lists under the node; empty where it is not there to list them
   * @param looking shows a medium that is not listed
   */
  NodeMedia(
      List<StepRecord> ours,
      List<MediaView> shown,
      Function<EntityRef, Optional<MediaView>> looking) {
    this.ours = ours;
    this.shown =
        shown.stream()
            .collect(Collectors.toMap(MediaView::uuid, Function.identity(), (one, same) -> one));
    ours.stream()
        .filter(step -> !this.shown.containsKey(step.objectUuid()))
        .forEach(
            step ->
                looking.apply(ref(step)).ifPresent(view -> elsewhere.put(step.objectUuid(), view)));
  }

  List<StepRecord> ours() {
    return ours;
  }

  /** Those that the job did not make, derivatives among them. */
  List<MediaView> foreign() {
    var known = ours.stream().map(StepRecord::objectUuid).collect(Collectors.toSet());
    return shown.values().stream().filter(view -> !known.contains(view.uuid())).toList();
  }

  /** Whether one of ours was changed since it was made. */
  boolean changed() {
    return ours.stream().anyMatch(step -> standing(step) == MediumState.CHANGED);
  }

  MediumState standing(StepRecord step) {
    var view = shown.get(step.objectUuid());
    if (view != null) {
      return StepOrigin.isChanged(step, view.created(), view.changed())
          ? MediumState.CHANGED
          : MediumState.UNTOUCHED;
    }
    var there = elsewhere.get(step.objectUuid());
    if (there == null) {
      return MediumState.GONE;
    } else if (!there.uuid().equals(step.objectUuid())) {
      return MediumState.REPLACED;
    }
    var then = StepOrigin.untouched(step, there.created());
    return then != null && then.equals(there.changed())
        ? MediumState.UNTOUCHED
        : MediumState.CHANGED;
  }

  /** What is to be deleted for a step: by its ID where that is known. */
  EntityRef ref(StepRecord step) {
    var view = shown.get(step.objectUuid());
    var id = made(step).id() == null && view != null ? view.id() : made(step).id();
    return new EntityRef(EntityType.MEDIA, id, step.objectUuid());
  }

  /** The files that were uploaded for it, as the journal has them; none for an adopted one. */
  static List<EntityRef> uploaded(StepRecord step) {
    return files(made(step).files());
  }

  /** The files that it holds. */
  List<EntityRef> held(StepRecord step) {
    var view = shown.getOrDefault(step.objectUuid(), elsewhere.get(step.objectUuid()));
    return view == null ? List.of() : files(view.files());
  }

  static List<EntityRef> files(List<String> ids) {
    return ids.stream().map(id -> new EntityRef(EntityType.FILE, id, null)).toList();
  }

  private static Confirmation made(StepRecord step) {
    return Objects.requireNonNull(step.confirmation(), "A complete step has a confirmation.");
  }
}
