package org.ingestworkbench.engine;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.asking.NodeIds;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.StepState;
import org.ingestworkbench.spi.Confirmation;
import org.ingestworkbench.spi.Finding;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.StepRecord;

/**
 * Decides what became of a step that was begun and not confirmed: it exists and is adopted, it is
 * absent and may be made under the same uuid, or nobody can tell.
 */
final class Settler {

  static final String ABSENT = "It was begun before and the repository does not have it.";

  private final RepositoryClient repository;
  private final NodeIds ids;

  Settler(RepositoryClient repository) {
    this.repository = repository;
    this.ids = new NodeIds(repository::nodeId);
  }

  /** Settles the step if it is open; after that it is not begun any more. */
  void settle(Step step, Journal journal) {
    journal
        .find(step.key())
        .filter(Settler::open)
        .filter(record -> !Rebuild.isDoubtful(record))
        .ifPresent(record -> settle(step, record, journal));
  }

  static boolean open(StepRecord record) {
    return record.state() == StepState.BEGUN || record.state() == StepState.UNRESOLVED;
  }

  private void settle(Step step, StepRecord record, Journal journal) {
    var finding = ask(step, record, journal);
    if (finding instanceof Finding.Found found) {
      journal.adopt(step, record, identified(step, found.confirmation(), journal));
    } else if (finding instanceof Finding.CannotTell unknown) {
      if (record.state() == StepState.BEGUN) {
        journal.unresolved(step, unknown.why());
      }
    } else {
      journal.refuse(step, ABSENT);
    }
  }

  /** A node that the repository finds by its uuid alone has its ID near those of its time. */
  private Confirmation identified(Step step, Confirmation found, Journal journal) {
    var below = journal.highestNodeBefore(step);
    if (!step.key().kind().makesNode() || found.id() != null || below.isEmpty()) {
      return found;
    }
    var id = asking(step, () -> ids.around(found.uuid(), below.getAsLong()));
    return new Confirmation(
        id.orElse(null), found.uuid(), found.changed(), found.files(), found.nodeId());
  }

  /** A node that is there with the ID that it has, if that is found near the job's others. */
  EntityRef identified(Step step, EntityRef node, Journal journal) {
    var uuid = Objects.requireNonNull(node.uuid(), "a node without an ID has a uuid");
    var highest = journal.highestNodeBefore(step);
    return asking(step, () -> ids.near(uuid, highest, journal.firstNode()))
        .map(id -> new EntityRef(EntityType.NODE, id, uuid))
        .orElse(node);
  }

  private Finding ask(Step step, StepRecord record, Journal journal) {
    var finding = ask(step, record.uuid());
    int earlier = record.state() == StepState.UNRESOLVED ? record.generation() : 0;
    for (int after = 0; after < earlier && !(finding instanceof Finding.Found); after++) {
      finding = better(finding, ask(step, journal.uuid(step.key(), after)));
    }
    return finding;
  }

  /**
   * Where a lost journal was made again and nobody could tell of a step, nobody knows after how
   * many rollbacks it was made: absent is what is absent in every generation.
   */
  private static Finding better(Finding one, Finding other) {
    return other instanceof Finding.Absent ? one : other;
  }

  private Finding ask(Step step, UUID uuid) {
    return asking(step, () -> repository.find(step.creation().apply(uuid)));
  }

  private static <T> T asking(Step step, Supplier<T> question) {
    try {
      return question.get();
    } catch (RepositoryException fault) {
      throw new StepFailedException(step.key(), fault);
    }
  }
}
