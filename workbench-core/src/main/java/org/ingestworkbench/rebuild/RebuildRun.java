package org.ingestworkbench.rebuild;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.store.JobSession;

/** A run that makes a lost journal again: what it asks, what it writes to, what it counts. */
record RebuildRun(
    RebuildParts parts,
    JobSession session,
    ObjectSearch search,
    RebuildCounts counts,
    BooleanSupplier stopping) {

  RepositoryClient repository() {
    return parts.repository();
  }

  /** Asks again what is worth it. */
  <T> T ask(Supplier<T> question) {
    return parts.asking().ask(question);
  }

  boolean stopped() {
    return stopping.getAsBoolean();
  }

  void warn(Problem.Code code, Row row, String message) {
    var place = Problem.Place.row(parts.source().name(), row);
    parts.listener().problem(new Problem(code, Problem.Severity.WARNING, place, message));
  }
}
