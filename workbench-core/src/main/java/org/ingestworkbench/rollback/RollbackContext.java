package org.ingestworkbench.rollback;

import java.util.function.Supplier;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.model.JobId;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one rollback share.
 *
 * @param journal what they read; what they write goes through the ledger
 * @param finder asks what became of steps and nodes
 */
record RollbackContext(
    JobId job,
    JournalReader journal,
    RepositoryClient repository,
    NodeFinder finder,
    Retry retry,
    DeletionLedger ledger,
    KeptParents keptParents,
    RollbackRules rules) {

  /**
   * For one rollback.
   *
   * @param job gives the job as it stands
   * @param left takes what is left, and has what is left of others
   * @param session takes what is done; null for a dry run, which leaves no trace
   */
  static RollbackContext of(
      Supplier<JobRecord> job,
      JournalReader journal,
      @Nullable JobSession session,
      RepositoryClient repository,
      RollbackRules rules,
      LeftNodes left,
      Retry retry,
      RollbackListener listener) {
    var lookup = new StepLookup(repository, rules.bundle(), retry::ask);
    return new RollbackContext(
        job.get().id(),
        journal,
        repository,
        new NodeFinder(repository, journal, job, retry, lookup),
        retry,
        new DeletionLedger(session, repository, listener, retry, rules.dryRun()),
        new KeptParents(left),
        rules);
  }
}
