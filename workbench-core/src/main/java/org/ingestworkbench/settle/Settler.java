package org.ingestworkbench.settle;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Finding;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Asker;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.StepRecord;
import org.ingestworkbench.store.StepState;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of a step that was begun and not confirmed, as {@link StepLookup} finds it:
 * it exists and is adopted, it is absent and may be made under the same uuid, or it cannot be told.
 */
public final class Settler {

  private final JobSession session;
  private final StepLookup lookup;
  private final NodeIds ids;
  private final boolean over;

  /**
   * @param contentType of a node whose row cannot be planned
   * @param over whether the requests of earlier runs are surely over
   * @param asking how the repository is asked
   */
  public Settler(
      JobSession session,
      RepositoryClient repository,
      String contentType,
      boolean over,
      Asker asking) {
    this.session = session;
    this.over = over;
    this.lookup = new StepLookup(repository, contentType, asking);
    this.ids = NodeIds.of(repository, asking);
  }

  /**
   * Settles the step if it is open; after that it is not begun any more.
   *
   * @throws StepFailedException when the repository could not be asked
   */
  public void settle(Step step, Journal journal) {
    asking(
        step,
        () -> {
          settleIfOpen(step, true, journal, absence(step, journal));
          return step;
        });
  }

  /**
   * The same for a step that its row does not have any more.
   *
   * @return whether it is known now what became of it
   * @throws RepositoryException for a fault that concerns more than this step
   */
  boolean settleOrphan(Step step, Journal journal) {
    settleIfOpen(step, over, journal, journal::absent);
    return journal.find(step.key()).filter(StepRecord::open).isEmpty();
  }

  /** What is absent and sent again may still come, while an earlier request may be under way. */
  private Consumer<Step> absence(Step step, Journal journal) {
    return journal.mayStillCome(step, over) ? journal::absentForNow : journal::absent;
  }

  private void settleIfOpen(Step step, boolean over, Journal journal, Consumer<Step> absent) {
    journal
        .find(step.key())
        .filter(StepRecord::open)
        .filter(record -> !StepQuestion.isDoubtful(record))
        .ifPresent(record -> settle(step, record, over, journal, absent));
  }

  private void settle(
      Step step, StepRecord record, boolean over, Journal journal, Consumer<Step> absent) {
    var finding = find(step, record, over);
    if (finding instanceof Finding.Found found) {
      journal.adopt(step, record, identified(step, found.confirmation(), journal));
    } else if (finding instanceof Finding.CannotTell unknown && !isMadeAgain(finding, step)) {
      if (record.state() == StepState.BEGUN) {
        journal.unresolved(step, unknown.why());
      }
    } else {
      absent.accept(step);
    }
  }

  /** What others changed meanwhile is changed all the same where the row's plan says so. */
  private static boolean isMadeAgain(Finding finding, Step step) {
    var item = step.item();
    return StepLookup.isChangedByOthers(finding)
        && item != null
        && item.subject() instanceof ChangeDraft change
        && change.overEdits();
  }

  private Finding find(Step step, StepRecord record, boolean over) {
    var question = StepQuestion.of(session.id(), record).of(withId(step)).over(over);
    if (step.key().kind().changes()) {
      return lookup.find(question.changing(session.change(step.key())));
    }
    var creation = step.creation();
    return lookup.find(creation == null ? question : question.draft(creation));
  }

  /**
   * A node that the repository finds by its uuid alone has its ID near those that are known; where
   * none is, the end of the run looks for it.
   */
  private Confirmation identified(Step step, Confirmation found, Journal journal) {
    if (!step.key().kind().makesNode() || found.id() != null) {
      return found;
    }
    var known = NodeIds.known(journal.highestNodeBefore(step), journal.firstNode());
    var id = known.isEmpty() ? Optional.<String>empty() : ids.near(found.uuid(), known);
    return new Confirmation(
        id.orElse(null), found.uuid(), found.changed(), found.files(), found.nodeId());
  }

  /** A node that is there with the ID that it has, if that is found. */
  public EntityRef identified(Step step, EntityRef node) {
    return asking(step, () -> identified(step.key(), node));
  }

  private EntityRef identified(StepKey step, EntityRef node) {
    var uuid = node.uuid();
    if (node.id() != null || uuid == null) {
      return node;
    }
    return ids.find(step, uuid, session, session.job())
        .map(id -> new EntityRef(EntityType.NODE, id, uuid))
        .orElse(node);
  }

  /** The node that the step's object belongs to: what it has is listed by its ID. */
  private @Nullable EntityRef withId(Step step) {
    var item = ItemKey.of(step.key());
    var node = step.node();
    return item == null || node == null ? node : identified(item.nodeStep(), node);
  }

  private static <T> T asking(Step step, Supplier<T> question) {
    try {
      return question.get();
    } catch (RepositoryException fault) {
      throw new StepFailedException(step.key(), fault);
    }
  }
}
