package org.ingestworkbench.rollback;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Creation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.MediaView;
import org.ingestworkbench.spi.NodeView;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RollbackListener.Why;
import org.ingestworkbench.spi.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides what became of steps that were begun and not confirmed, by their uuids alone: a rollback
 * has no input, so it does not know what was to be made. What is found is recorded before it is
 * deleted like everything else.
 */
final class OpenSteps {
  private static final String SEPARATOR = "\u0000";
  private static final String TOO_EARLY =
      "The request that was to make it may still be under way; roll back again in a few minutes.";
  private static final String NO_ID =
      "It is there, but only its uuid is known: turn JSON:API on (reading is enough) and roll back"
          + " again.";

  private static final String NODE_GONE =
      "Its node is gone, so that only its uuid leads to it: turn JSON:API on (reading is enough)"
          + " and roll back again.";

  private static final String MAY_BE_OLDER =
      "Nobody could tell whether it is there, and it may be there since before an earlier rollback:"
          + " resume the job to find out, then roll back again.";

  private final Parts parts;

  OpenSteps(Parts parts) {
    this.parts = parts;
  }

  void settle(StepRecord step) {
    if (parts.rules().dryRun() || !parts.rules().settleOpen()) {
      leave(
          step,
          parts.rules().settleOpen()
              ? "It was begun; whether it is there is not asked."
              : TOO_EARLY);
      return;
    }
    try {
      settle(step, twice(step));
    } catch (RepositoryException fault) {
      parts.keptParents().of(step);
      parts.ledger().failed(ref(step), step.key().rowId(), fault);
    }
  }

  /** An absence is asked for twice: it is what nothing can be done about afterwards. */
  private Finding twice(StepRecord step) {
    var first = ask(step);
    return first instanceof Finding.Absent ? ask(step) : first;
  }

  private void settle(StepRecord step, Finding finding) {
    if (finding instanceof Finding.Found found) {
      parts.ledger().found(step.key(), found.confirmation());
    } else if (finding instanceof Finding.Absent && mayBeOlder(step)) {
      leave(step, MAY_BE_OLDER);
    } else if (finding instanceof Finding.Absent) {
      parts.ledger().absent(step.key());
    } else if (finding instanceof Finding.CannotTell unknown) {
      leave(step, unknown.why());
    }
  }

  /** Nobody could tell of it when a lost journal was made again, in no generation. */
  private static boolean mayBeOlder(StepRecord step) {
    return step.state() == StepState.UNRESOLVED && step.generation() > 0;
  }

  private void leave(StepRecord step, String why) {
    parts.keptParents().of(step);
    parts.ledger().left(Why.OPEN, ref(step), step.key().rowId(), why);
  }

  private static EntityRef ref(StepRecord step) {
    return new EntityRef(Types.of(step.key().kind()), null, step.uuid());
  }

  private Finding ask(StepRecord step) {
    return switch (step.key().kind()) {
      case NODE, PAGE -> node(step);
      case MEDIA, PAGE_MEDIA -> besideNode(step, this::medium);
      case ALIAS -> besideNode(step, this::alias);
      case TERM -> term(step);
    };
  }

  private Finding node(StepRecord step) {
    var uuid = step.uuid();
    return parts
        .locating()
        .byUuid(uuid)
        .map(look -> asked(look.node(), step))
        .orElseGet(() -> probed(step));
  }

  private static Finding asked(@Nullable NodeView node, StepRecord step) {
    return node == null ? new Finding.Absent() : found(node.id(), step);
  }

  private Finding probed(StepRecord step) {
    var draft = new NodeDraft(parts.rules().bundle(), "", Map.of());
    var creation = new Creation.OfNode(step.uuid(), draft, null, Map.of());
    var finding = parts.tries().ask(() -> parts.repository().find(creation));
    if (!(finding instanceof Finding.Found found)) {
      return finding;
    }
    return Optional.ofNullable(found.confirmation().id())
        .or(() -> parts.locating().nearby(step.key(), step.uuid()))
        .<Finding>map(id -> found(id, step))
        .orElseGet(() -> new Finding.CannotTell(NO_ID));
  }

  private static Finding found(String id, StepRecord step) {
    return new Finding.Found(Confirmation.of(id, step.uuid()));
  }

  private interface Question {
    Finding ask(StepRecord step, EntityRef node);
  }

  /** What belongs to a node of ours is found there. */
  private Finding besideNode(StepRecord step, Question question) {
    var item = Objects.requireNonNull(ItemKey.of(step.key()));
    return parts
        .journal()
        .find(item.nodeStep())
        .filter(StepRecord::complete)
        .map(StepRecord::confirmation)
        .map(node -> question.ask(step, EntityRef.node(node.id(), node.uuid())))
        .orElseGet(
            () ->
                new Finding.CannotTell(
                    "Its node is not one of this job; resume the job to find out, then roll back"
                        + " again."));
  }

  private Finding medium(StepRecord step, EntityRef node) {
    return listed(step, node)
        .orElseGet(() -> isThere(node) ? new Finding.Absent() : mediumByUuid(step));
  }

  private boolean isThere(EntityRef node) {
    return parts.locating().look(node).filter(view -> view.uuid().equals(node.uuid())).isPresent();
  }

  /** No node is left to list it: it may have been made before somebody deleted the node. */
  private Finding mediumByUuid(StepRecord step) {
    try {
      return parts
          .tries()
          .ask(() -> parts.repository().medium(ref(step)))
          .<Finding>map(view -> found(view, null))
          .orElseGet(Finding.Absent::new);
    } catch (RepositoryException fault) {
      if (!fault.concernsTheObjectAlone()) {
        throw fault;
      }
      return new Finding.CannotTell(NODE_GONE);
    }
  }

  private Optional<Finding> listed(StepRecord step, EntityRef node) {
    return parts.tries().ask(() -> parts.repository().media(node)).stream()
        .filter(view -> view.uuid().equals(step.uuid()))
        .findFirst()
        .map(view -> found(view, node.id()));
  }

  private static Finding found(MediaView view, @Nullable String nodeId) {
    return new Finding.Found(
        new Confirmation(view.id(), view.uuid(), view.changed(), view.files(), nodeId));
  }

  private Finding alias(StepRecord step, EntityRef node) {
    return parts
        .locating()
        .look(node)
        .flatMap(view -> Optional.ofNullable(view.alias()))
        .<Finding>map(id -> found(id, step))
        .orElseGet(Finding.Absent::new);
  }

  private Finding term(StepRecord step) {
    var named = List.of(step.key().qualifier().split(SEPARATOR, 2));
    var term = new TermDraft(named.get(0), named.size() < 2 ? "" : named.get(1));
    return parts.tries().ask(() -> parts.repository().find(new Creation.OfTerm(step.uuid(), term)));
  }
}
