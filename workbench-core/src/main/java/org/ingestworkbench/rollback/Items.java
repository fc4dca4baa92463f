package org.ingestworkbench.rollback;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.Referrers;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a node with what belongs to it, once it has found that nothing speaks against it. Nodes
 * come last completed first, so that a node's children, if they are ours, are gone before it.
 */
final class Items {

  private static final String CHANGED =
      "It was changed or moved since this job made it; --force deletes it all the same.";

  private static final String FOREIGN =
      "Another program made it, or media of it, and this job took it in; --with-adopted deletes it"
          + " all the same.";

  private final JobSession session;
  private final RepositoryClient repository;
  private final Locating locating;
  private final Tries tries;
  private final Ledger ledger;
  private final Rules rules;

  private final KeptParents keptParents;

  /** What a dry run would have deleted, so that it does not count as somebody's children. */
  private final Set<UUID> wouldBeGone = new HashSet<>();

  Items(
      JobSession session,
      RepositoryClient repository,
      Locating locating,
      Tries tries,
      Ledger ledger,
      KeptParents keptParents,
      Rules rules) {
    this.session = session;
    this.repository = repository;
    this.locating = locating;
    this.tries = tries;
    this.ledger = ledger;
    this.keptParents = keptParents;
    this.rules = rules;
  }

  /** Rolls back the item of a complete node step. */
  void roll(StepRecord node) {
    var made = Objects.requireNonNull(node.confirmation());
    var ref = EntityRef.node(made.id(), made.uuid());
    try {
      roll(node, made, ref);
    } catch (RepositoryException fault) {
      keptParents.of(node);
      ledger.failed(ref, node.key().rowId(), fault);
    }
  }

  private void roll(StepRecord node, Confirmation made, EntityRef ref) {
    var item = Objects.requireNonNull(ItemKey.of(node.key()));
    var beside = session.stepsBeside(item);
    var told = made.id() != null ? Optional.of(locating.at(ref)) : byUuid(node, made);
    if (told.isEmpty()) {
      keptParents.of(node);
      ledger.left(Why.OPEN, ref, item.rowId(), "Only its uuid is known: turn JSON:API on.");
      return;
    }
    var view = told.get().node();
    if (view != null) {
      whole(node, view, beside);
    } else {
      delete(node, notListed(media(beside)), aliasOf(beside), null);
    }
  }

  /** Empty when nobody can tell its ID. */
  private Optional<Locating.Look> byUuid(StepRecord node, Confirmation made) {
    return locating
        .byUuid(made.uuid())
        .or(
            () ->
                locating
                    .nearby(node.key(), made.uuid())
                    .map(id -> locating.at(EntityRef.node(id, made.uuid()))));
  }

  private void whole(StepRecord node, NodeView view, List<StepRecord> beside) {
    try {
      there(node, view, beside);
    } catch (RepositoryException fault) {
      keptParents.of(view);
      ledger.failed(view.ref(), node.key().rowId(), fault);
    }
  }

  private void there(StepRecord node, NodeView view, List<StepRecord> beside) {
    var listed = tries.of(() -> repository.media(view.ref()));
    var media =
        new Media(media(beside), listed, ref -> ref.id() == null ? Optional.empty() : medium(ref));
    var hindrance = hindrance(node, view, beside, media);
    if (hindrance.isPresent()) {
      keptParents.of(view);
      ledger.left(Why.KEPT, view.ref(), node.key().rowId(), hindrance.get());
      return;
    }
    delete(node, media, Optional.ofNullable(view.alias()).or(() -> aliasOf(beside)), view);
  }

  private Optional<MediaView> medium(EntityRef ref) {
    return tries.of(() -> repository.medium(ref));
  }

  private Media notListed(List<StepRecord> ours) {
    return new Media(ours, List.of(), this::medium);
  }

  private Optional<String> hindrance(
      StepRecord node, NodeView view, List<StepRecord> beside, Media media) {
    if (!view.uuid().equals(node.uuid())) {
      return Optional.of("Another object has this ID now (uuid " + view.uuid() + ").");
    } else if (!rules.withAdopted() && isForeign(node, beside)) {
      return Optional.of(FOREIGN);
    } else if (beside.stream().anyMatch(Items::isOpen)) {
      return Optional.of("Whether all of its media were made is not known yet; roll back again.");
    } else if (!rules.force() && isChanged(node, view, media)) {
      return Optional.of(CHANGED);
    }
    return foreignMedia(media).or(() -> foreignChildren(node, view));
  }

  private boolean isForeign(StepRecord node, List<StepRecord> beside) {
    return Stream.concat(Stream.of(node), media(beside).stream())
        .anyMatch(step -> Origin.isForeign(session.id(), step));
  }

  private static boolean isOpen(StepRecord step) {
    return step.state() == StepState.BEGUN || step.state() == StepState.UNRESOLVED;
  }

  private static boolean isChanged(StepRecord node, NodeView view, Media media) {
    var then = Objects.requireNonNull(node.confirmation()).changed();
    return Media.isChanged(then, view.changed()) || media.changed();
  }

  private Optional<String> foreignMedia(Media media) {
    var foreign = media.foreign();
    return rules.withAllMedia() || foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It has media that this job did not make ("
                + foreign.stream()
                    .limit(3)
                    .map(view -> repository.address(view.ref()) + " \"" + view.name() + "\"")
                    .collect(Collectors.joining(", "))
                + "); --with-all-media deletes them with it.");
  }

  private Optional<String> foreignChildren(StepRecord node, NodeView view) {
    var children = tries.of(() -> repository.children(view.ref()));
    if (children instanceof Referrers.Told told) {
      var left = told.some().stream().filter(ref -> !wouldBeGone.contains(ref.uuid())).toList();
      return left.isEmpty() ? keptParents.reason(node, view, true) : Optional.of(children(left));
    }
    return keptParents.reason(node, view, false);
  }

  private String children(List<EntityRef> left) {
    return "It has children that are kept or not of this job ("
        + left.stream().limit(3).map(repository::address).collect(Collectors.joining(", "))
        + ").";
  }

  private static List<StepRecord> media(List<StepRecord> beside) {
    return beside.stream()
        .filter(StepRecord::complete)
        .filter(step -> step.key().kind().makesMedia())
        .toList();
  }

  private static Optional<String> aliasOf(List<StepRecord> beside) {
    return beside.stream()
        .filter(step -> step.key().kind() == Kind.ALIAS)
        .filter(StepRecord::complete)
        .map(StepRecord::confirmation)
        .flatMap(made -> Optional.ofNullable(made).map(Confirmation::id).stream())
        .findFirst();
  }

  /**
   * Media, alias, node.
   *
   * @param view null when the node is not there any more
   */
  private void delete(
      StepRecord node, Media media, Optional<String> alias, @Nullable NodeView view) {
    var rowId = node.key().rowId();
    ledger.reopen(rowId);
    media.ours().forEach(step -> medium(step, media));
    if (rules.withAllMedia()) {
      media.foreign().forEach(foreign -> medium(foreign, rowId));
    }
    alias.ifPresent(id -> ledger.delete(new EntityRef(EntityType.ALIAS, id, null)));
    session.stepsBeside(Objects.requireNonNull(ItemKey.of(node.key()))).stream()
        .filter(step -> step.key().kind() == Kind.ALIAS && step.complete())
        .forEach(step -> ledger.rolledBack(step.key()));
    node(node, view);
  }

  private void node(StepRecord node, @Nullable NodeView view) {
    if (view == null) {
      var made = Objects.requireNonNull(node.confirmation());
      ledger.gone(EntityRef.node(made.id(), made.uuid()));
    } else {
      ledger.delete(view.ref());
    }
    if (rules.dryRun()) {
      wouldBeGone.add(node.uuid());
    }
    ledger.rolledBack(node.key());
  }

  /** A medium of a node that is not ours, or not there. */
  void alone(StepRecord step) {
    if (!rules.withAdopted() && Origin.isForeign(session.id(), step)) {
      var made = Objects.requireNonNull(step.confirmation());
      var ref = new EntityRef(EntityType.MEDIA, made.id(), made.uuid());
      ledger.left(Why.KEPT, ref, step.key().rowId(), FOREIGN);
      return;
    }
    medium(step, notListed(List.of(step)));
  }

  /** Where its node is there, a medium that was changed keeps the node: it never comes here. */
  private void medium(StepRecord step, Media media) {
    switch (media.standing(step)) {
      case UNTOUCHED -> there(step, media);
      case CHANGED -> changed(step, media);
      case GONE -> {
        ledger.gone(media.ref(step));
        files(Media.uploaded(step), step);
        ledger.rolledBack(step.key());
      }
      case REPLACED -> {
        ledger.gone(media.ref(step));
        ledger.rolledBack(step.key());
      }
    }
  }

  private void changed(StepRecord step, Media media) {
    if (rules.force()) {
      there(step, media);
    } else {
      ledger.left(Why.KEPT, media.ref(step), step.key().rowId(), CHANGED);
    }
  }

  /**
   * A medium that may not be deleted keeps its files. Of an adopted one only the medium itself
   * knows them, so they go first there.
   */
  private void there(StepRecord step, Media media) {
    var uploaded = Media.uploaded(step);
    if (uploaded.isEmpty()) {
      files(media.held(step), step);
    }
    ledger.delete(media.ref(step));
    files(uploaded, step);
    ledger.rolledBack(step.key());
  }

  private void files(List<EntityRef> files, StepRecord step) {
    files.forEach(file -> ledger.deleteFile(file, step.key().rowId()));
  }

  private void medium(MediaView foreign, String rowId) {
    Media.files(foreign.files()).forEach(file -> ledger.deleteFile(file, rowId));
    ledger.delete(foreign.ref());
  }
}
