package org.ingestworkbench.rollback;

import org.ingestworkbench.model.JobId;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.spi.JournalReader;
import org.ingestworkbench.spi.RepositoryClient;

/**
 * What those have in common who roll back one job.
 *
 * @param journal what they read; what they write goes through the ledger
 */
record Parts(
    JobId job,
    JournalReader journal,
    RepositoryClient repository,
    Locating locating,
    Retry tries,
    Ledger ledger,
    KeptParents keptParents,
    Rules rules) {

  static Parts of(Rollback.Given given) {
    return new Parts(
        given.job().get().id(),
        given.journal(),
        given.repository(),
        new Locating(given),
        given.tries(),
        new Ledger(
            given.session(),
            given.repository(),
            given.listener(),
            given.tries(),
            given.rules().dryRun()),
        new KeptParents(given.rules().leftNodes()),
        given.rules());
  }
}
