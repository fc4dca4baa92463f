package org.ingestworkbench.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/** The media of one node: what our steps made, and what the repository shows. */
final class Media {

  private final List<StepRecord> ours;
  private final Map<UUID, MediaView> shown;
  private final boolean listed;

  /**
   * @param ours complete steps that made media of the node
   */
  Media(List<StepRecord> ours, List<MediaView> shown) {
    this(ours, shown, true);
  }

  private Media(List<StepRecord> ours, List<MediaView> shown, boolean listed) {
    this.ours = ours;
    this.listed = listed;
    this.shown =
        shown.stream()
            .collect(Collectors.toMap(MediaView::uuid, Function.identity(), (one, same) -> one));
  }

  /** Media whose node is not there to list them. */
  static Media notListed(List<StepRecord> ours) {
    return new Media(ours, List.of(), false);
  }

  List<StepRecord> ours() {
    return ours;
  }

  /** Those that somebody else made, derivatives among them. */
  List<MediaView> foreign() {
    var known = ours.stream().map(StepRecord::uuid).collect(Collectors.toSet());
    return shown.values().stream().filter(view -> !known.contains(view.uuid())).toList();
  }

  /** Whether one of ours was changed since it was made. */
  boolean changed() {
    return ours.stream().anyMatch(this::changed);
  }

  private boolean changed(StepRecord step) {
    var view = shown.get(step.uuid());
    return view != null && isChanged(made(step).changed(), view.changed());
  }

  /** Nobody can tell without both times. */
  static boolean isChanged(@Nullable Instant then, @Nullable Instant now) {
    return then != null && now != null && !then.equals(now);
  }

  /** What is to be deleted for a step: by its ID where that is known. */
  EntityRef ref(StepRecord step) {
    var view = shown.get(step.uuid());
    var id = made(step).id() == null && view != null ? view.id() : made(step).id();
    return new EntityRef(EntityType.MEDIA, id, step.uuid());
  }

  /** Whether its node is there and does not have it. One with an ID is asked for by deleting it. */
  boolean isGone(StepRecord step) {
    return listed && made(step).id() == null && !shown.containsKey(step.uuid());
  }

  /** The files that were uploaded for it; of an adopted one those that it holds. */
  List<EntityRef> files(StepRecord step) {
    var view = shown.get(step.uuid());
    var ids = made(step).files();
    return files(ids.isEmpty() && view != null ? view.files() : ids);
  }

  static List<EntityRef> files(List<String> ids) {
    return ids.stream().map(id -> new EntityRef(EntityType.FILE, id, null)).toList();
  }

  private static Confirmation made(StepRecord step) {
    return Objects.requireNonNull(step.confirmation(), "A complete step has a confirmation.");
  }
}
