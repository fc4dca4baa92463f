package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ingestworkbench.listener.RollbackListener.Why;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.store.StepRecord;

/** Deletes media with their files. */
final class MediaDeletion {

  private final RollbackContext context;
  private final DeletionGuards hindrances;
  private final LeftFiles leftFiles;

  MediaDeletion(RollbackContext context, DeletionGuards hindrances) {
    this.context = context;
    this.hindrances = hindrances;
    this.leftFiles = new LeftFiles(context);
  }

  private NodeMedia notListed(List<StepRecord> ours) {
    return new NodeMedia(ours, List.of(), this::look);
  }

  /** NodeMedia of a node that is there. */
  NodeMedia of(List<StepRecord> ours, EntityRef node) {
    return context
        .retry()
        .ask(() -> context.repository().capabilities().ask(Capability.MEDIA_OF_NODE, node))
        .map(listed -> new NodeMedia(ours, listed, this::lookById))
        .orElseGet(() -> notListed(ours));
  }

  private Optional<MediaView> lookById(EntityRef ref) {
    return ref.id() == null ? Optional.empty() : look(ref);
  }

  private Optional<MediaView> look(EntityRef ref) {
    return context.retry().ask(() -> context.repository().medium(ref));
  }

  /** Deletes all of a node that is to go. */
  void delete(NodeMedia media, String rowId, DeletionLedger.Deletions ofNode) {
    media.ours().forEach(step -> delete(step, media));
    if (context.rules().withAllMedia()) {
      media.foreign().forEach(foreign -> delete(foreign, rowId, ofNode));
    }
  }

  /**
   * A medium of a node that is not ours, or not there.
   *
   * @return whether it is gone
   */
  boolean alone(StepRecord step) {
    if (!hindrances.isForeign(Stream.of(step))) {
      return delete(step, notListed(List.of(step)));
    }
    var made = Objects.requireNonNull(step.confirmation());
    var ref = new EntityRef(EntityType.MEDIA, made.id(), made.uuid());
    context.ledger().left(Why.KEPT, ref, step.key().rowId(), hindrances.foreign());
    return false;
  }

  /**
   * Where its node is there, a medium that was changed keeps the node: it never comes here.
   *
   * @return whether it is gone
   */
  private boolean delete(StepRecord step, NodeMedia media) {
    var standing = media.standing(step);
    boolean stays = standing == NodeMedia.MediumState.CHANGED && !context.rules().force();
    if (stays) {
      context.ledger().left(Why.KEPT, media.ref(step), step.key().rowId(), hindrances.changed());
      return false;
    }
    boolean there =
        standing == NodeMedia.MediumState.UNTOUCHED || standing == NodeMedia.MediumState.CHANGED;
    return context
        .ledger()
        .rollBack(
            step,
            deletions ->
                there ? there(step, media, deletions) : gone(step, media, standing, deletions));
  }

  private boolean gone(
      StepRecord step,
      NodeMedia media,
      NodeMedia.MediumState standing,
      DeletionLedger.Deletions deletions) {
    deletions.gone(media.ref(step));
    if (standing == NodeMedia.MediumState.GONE) {
      leftFiles.delete(step, deletions);
    }
    return true;
  }

  /**
   * A medium that may not be deleted keeps its files. Of an adopted one only the medium itself
   * knows them, so they go first there.
   */
  private boolean there(StepRecord step, NodeMedia media, DeletionLedger.Deletions deletions) {
    var uploaded = NodeMedia.uploaded(step);
    if (uploaded.isEmpty()) {
      files(media.held(step), step, deletions);
    }
    deletions.object(media.ref(step));
    files(uploaded, step, deletions);
    return true;
  }

  private static void files(
      List<EntityRef> files, StepRecord step, DeletionLedger.Deletions deletions) {
    files.forEach(file -> deletions.file(file, step.key().rowId()));
  }

  private static void delete(MediaView foreign, String rowId, DeletionLedger.Deletions ofNode) {
    ofNode.object(foreign.ref());
    NodeMedia.files(foreign.files()).forEach(file -> ofNode.file(file, rowId));
  }
}
