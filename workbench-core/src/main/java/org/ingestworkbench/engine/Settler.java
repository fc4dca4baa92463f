package org.ingestworkbench.engine;

import org.ingestworkbench.model.StepState;
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
  private final Journal journal;

  Settler(RepositoryClient repository, Journal journal) {
    this.repository = repository;
    this.journal = journal;
  }

  /** Settles the step if it is open; after that it is not begun any more. */
  void settle(Step step) {
    journal.find(step.key()).filter(Settler::open).ifPresent(record -> settle(step, record));
  }

  private static boolean open(StepRecord record) {
    return record.state() == StepState.BEGUN || record.state() == StepState.UNRESOLVED;
  }

  private void settle(Step step, StepRecord record) {
    var finding = ask(step, record);
    if (finding instanceof Finding.Found found) {
      journal.complete(step, found.confirmation(), true);
    } else if (finding instanceof Finding.CannotTell unknown) {
      if (record.state() == StepState.BEGUN) {
        journal.unresolved(step, unknown.why());
      }
    } else {
      journal.refuse(step, ABSENT);
    }
  }

  private Finding ask(Step step, StepRecord record) {
    try {
      return repository.find(step.creation().apply(record.uuid()));
    } catch (RepositoryException fault) {
      throw new StepFailedException(step.key(), fault);
    }
  }
}
