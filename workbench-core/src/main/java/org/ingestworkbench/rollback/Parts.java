package org.ingestworkbench.rollback;

import org.ingestworkbench.model.JobId;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.settle.StepLookup;
import org.ingestworkbench.store.JournalReader;

/**
 * What those have in common who roll back one job.
 *
 * @param journal what they read; what they write goes through the ledger
 */
public record Parts(
    JobId job,
    JournalReader journal,
    RepositoryClient repository,
    Locating locating,
    StepLookup lookup,
    Retry tries,
    Ledger ledger,
    KeptParents keptParents,
    Rules rules) {

  static Parts of(Rollback.Given given) {
    var lookup = new StepLookup(given.repository(), given.rules().bundle(), given.tries()::ask);
    return new Parts(
        given.job().get().id(),
        given.journal(),
        given.repository(),
        new Locating(given, lookup),
        lookup,
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
