package org.ingestworkbench.settle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Change;
import org.ingestworkbench.repository.ChangeView;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.MediaView;
import org.ingestworkbench.repository.NodeView;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Asker;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a step: the only code that judges. Its object is asked for in every way that
 * the evidence allows, in the same order for every operation:
 *
 * <ol>
 *   <li>what was to be made, by its uuid ({@link RepositoryClient#find(Creation)}); of a node
 *       without a draft one of the usual content type;
 *   <li>the uuid alone ({@link RepositoryClient#find(EntityRef)});
 *   <li>what the node shows that it belongs to: its media, its alias.
 * </ol>
 *
 * <p>A change is looked at in one way alone: by what the fields hold now. What they held before
 * means that it was not made, what they are to hold that it was made.
 *
 * <p>The first way that finds it decides. It is absent when two ways say so, or one says so twice:
 * nothing can be done about a wrong absence afterwards. Of a step that no journal has, once is
 * enough: nothing is written down, and it is sent again under its uuid. Without a draft some of the
 * ways are missing, so the answer may be "cannot tell" where with it it is certain; two certain
 * answers never differ. What may still be under way, and is not sent again under its uuid, is not
 * called absent. A question that fails for this object alone is one that cannot be told.
 *
 * <p>Safe for use by many threads, as far as the repository is.
 */
public final class StepLookup {

  private static final String SEPARATOR = "\u0000";

  private static final Finding ABSENT = new Finding.Absent();

  private static final Finding DOUBTFUL =
      new Finding.CannotTell(
          "Another program may have made it, so a person has to decide: it is neither made nor"
              + " deleted before.");

  private static final Finding TOO_EARLY =
      new Finding.CannotTell(
          "It is not there, but the request that was to make it may still be under way: do the same"
              + " again in a few minutes.");

  private static final Finding NODE_UNKNOWN =
      new Finding.CannotTell(
          "Its node is not known as one of this job, so what belongs to it cannot be listed.");

  private static final Finding NODE_GONE =
      new Finding.CannotTell(
          "Its node is gone, so that only its uuid leads to it, and the repository cannot be asked"
              + " for it by that alone.");

  private static final Finding NOT_KEPT =
      new Finding.CannotTell(
          "The repository cannot be asked how the fields stand that were to be changed.");

  /** A change that was begun and cannot be made any more without undoing what others did. */
  private static final Finding CHANGED_BY_OTHERS =
      new Finding.CannotTell(
          "A person or another program has changed a field of it since this change was begun, so"
              + " it is left alone. Look at it; to change it all the same: "
              + Advice.OVER_EDITS.words()
              + ".");

  private static final Finding ANOTHER_ALIAS =
      new Finding.CannotTell(
          "Its node shows another alias, and the repository cannot be asked for this one.");

  private final RepositoryClient repository;
  private final String contentType;
  private final Asker asking;

  /**
   * @param contentType of a node whose draft is not known
   */
  public StepLookup(RepositoryClient repository, String contentType, Asker asking) {
    this.repository = repository;
    this.contentType = contentType;
    this.asking = asking;
  }

  /**
   * What became of a step.
   *
   * @return found also when only the uuid of a node came to be known
   * @throws RepositoryException for a fault that concerns more than this object
   */
  public Finding find(StepQuestion step) {
    if (StepQuestion.DOUBTFUL.equals(step.fingerprint())) {
      return DOUBTFUL;
    }
    var finding =
        step.key().kind().changes()
            ? asked(() -> changed(step.change()))
            : noted(step).orElseGet(() -> underItsUuids(step));
    return finding instanceof Finding.Absent && !step.over() ? TOO_EARLY : finding;
  }

  /** Whether fields of a change that was begun hold now what neither it nor the time before had. */
  public static boolean isChangedByOthers(Finding finding) {
    return finding == CHANGED_BY_OTHERS;
  }

  /**
   * Whether the last request of a run that ended is surely over by now. When a process was killed
   * is not known: the end of the operation that asks is told then.
   *
   * @param ended when the last run ended; null when its process died
   * @param longest how long a request may take
   */
  public static boolean isOver(@Nullable Instant ended, Duration longest, Instant now) {
    return ended != null && !ended.plus(longest).isAfter(now);
  }

  /** A change is looked at by what the fields hold; of an object that is gone there is none. */
  private Finding changed(@Nullable Change change) {
    if (change == null) {
      return NOT_KEPT;
    }
    var view = repository.capabilities().ask(Capability.CHANGE_VIEW, change);
    return view.isEmpty() ? NOT_KEPT : changed(change, view.get());
  }

  private static Finding changed(Change change, ChangeView view) {
    var entity = change.entity();
    return switch (view.state()) {
      case AFTER -> new Finding.Found(confirmation(entity, view));
      case BEFORE, GONE -> ABSENT;
      case OTHER -> CHANGED_BY_OTHERS;
    };
  }

  private static Confirmation confirmation(EntityRef entity, ChangeView view) {
    var uuid = Objects.requireNonNull(entity.uuid(), "A change knows the uuid.");
    return new Confirmation(entity.id(), uuid, view.changed(), List.of(), null);
  }

  private Finding underItsUuids(StepQuestion step) {
    var finding = ABSENT;
    for (var uuid : step.uuids()) {
      var one = find(step, uuid);
      if (one instanceof Finding.Found) {
        return one;
      }
      finding = one instanceof Finding.Absent ? finding : one;
    }
    return finding;
  }

  private Finding find(StepQuestion step, UUID uuid) {
    @Nullable Supplier<Finding> absent = null;
    @Nullable Finding untold = null;
    for (var way : ways(step, uuid)) {
      var finding = asked(way);
      if (finding instanceof Finding.Found) {
        return finding;
      } else if (finding instanceof Finding.CannotTell) {
        untold = untold == null ? finding : untold;
      } else if (absent != null || !step.isRecorded()) {
        return finding;
      } else {
        absent = way;
      }
    }
    return absent == null ? Objects.requireNonNull(untold, "There is a way.") : asked(absent);
  }

  private List<Supplier<Finding>> ways(StepQuestion step, UUID uuid) {
    var ways = new ArrayList<Supplier<Finding>>();
    creation(step, uuid).ifPresent(creation -> ways.add(() -> repository.find(creation)));
    switch (step.key().kind()) {
      case NODE, PAGE -> ways.add(() -> byUuid(EntityType.NODE, uuid));
      case MEDIA, PAGE_MEDIA -> {
        ways.add(() -> byUuid(EntityType.MEDIA, uuid));
        if (repository.capabilities().has(Capability.MEDIA_OF_NODE)) {
          ways.add(() -> listed(step.node(), uuid));
        }
      }
      case ALIAS -> {
        ways.add(() -> byUuid(EntityType.ALIAS, uuid));
        ways.add(() -> shown(step, uuid));
      }
      case TERM, NODE_CHANGE, MEDIA_CHANGE, TERM_CHANGE -> {}
    }
    return ways;
  }

  /** A node and a term can be asked for without a draft: their kind says enough. */
  private Optional<Creation> creation(StepQuestion step, UUID uuid) {
    if (step.draft() != null) {
      return Optional.<Creation>of(step.draft().apply(uuid))
          .filter(draft -> isWhatWasBegun(draft, step));
    }
    return switch (step.key().kind()) {
      case NODE, PAGE -> Optional.of(nodeOf(contentType, uuid));
      case TERM -> Optional.of(new Creation.OfTerm(uuid, term(step.key().qualifier())));
      case MEDIA, PAGE_MEDIA, ALIAS, NODE_CHANGE, MEDIA_CHANGE, TERM_CHANGE -> Optional.empty();
    };
  }

  /** An alias is found by its text: another text says nothing of the one that was begun. */
  private static boolean isWhatWasBegun(Creation draft, StepQuestion step) {
    return !(draft instanceof Creation.OfAlias alias)
        || step.fingerprint() == null
        || Item.sha256(alias.alias()).equals(step.fingerprint());
  }

  /** A node of which no more than the content type is known, to ask for it. */
  public static Creation nodeOf(String contentType, UUID uuid) {
    return new Creation.OfNode(uuid, new NodeDraft(contentType, "", Map.of()), null, Map.of());
  }

  private static TermDraft term(String qualifier) {
    var named = List.of(qualifier.split(SEPARATOR, 2));
    return new TermDraft(named.get(0), named.size() < 2 ? "" : named.get(1));
  }

  /** A question that fails for this object alone tells nothing of it. */
  private Finding asked(Supplier<Finding> way) {
    try {
      return asking.ask(way);
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      return new Finding.CannotTell(String.valueOf(fault.getMessage()));
    }
  }

  private Finding byUuid(EntityType type, UUID uuid) {
    return repository.find(new EntityRef(type, null, uuid));
  }

  /** The noted node, when it has one of the uuids; what was noted may be wrong. */
  private Optional<Finding> noted(StepQuestion step) {
    var id = step.notedId();
    if (id == null) {
      return Optional.empty();
    }
    var finding = asked(() -> noted(id, step.uuids()));
    return finding instanceof Finding.Found ? Optional.of(finding) : Optional.empty();
  }

  private Finding noted(String id, List<UUID> uuids) {
    return repository
        .look(EntityRef.node(id))
        .filter(view -> uuids.contains(view.uuid()))
        .<Finding>map(StepLookup::found)
        .orElse(ABSENT);
  }

  private static Finding found(NodeView view) {
    return new Finding.Found(
        new Confirmation(view.id(), view.uuid(), view.changed(), List.of(), null));
  }

  /** A node that is gone lists no media, and may have had some. */
  private Finding listed(@Nullable EntityRef node, UUID uuid) {
    if (node == null) {
      return NODE_UNKNOWN;
    }
    return repository.capabilities().ask(Capability.MEDIA_OF_NODE, node).stream()
        .flatMap(List::stream)
        .filter(view -> view.uuid().equals(uuid))
        .findFirst()
        .map(view -> found(view, node.id()))
        .orElseGet(() -> seen(node).isPresent() ? ABSENT : NODE_GONE);
  }

  private static Finding found(MediaView view, @Nullable String nodeId) {
    return new Finding.Found(
        new Confirmation(view.id(), view.uuid(), view.changed(), view.files(), nodeId));
  }

  private Optional<NodeView> seen(EntityRef node) {
    return repository
        .look(node)
        .filter(view -> node.uuid() == null || view.uuid().equals(node.uuid()));
  }

  /** The alias that a node shows is the step's when it is the text with which that was begun. */
  private Finding shown(StepQuestion step, UUID uuid) {
    var node = step.node();
    if (node == null) {
      return NODE_UNKNOWN;
    }
    var view = seen(node);
    if (view.isEmpty()) {
      return NODE_GONE;
    }
    var alias = view.get().alias();
    if (alias == null) {
      return ABSENT;
    }
    return alias.path() != null && Item.sha256(alias.path()).equals(step.fingerprint())
        ? new Finding.Found(Confirmation.of(alias.id(), uuid))
        : ANOTHER_ALIAS;
  }
}
