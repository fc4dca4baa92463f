package org.ingestworkbench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.engine.Engine;
import org.ingestworkbench.engine.MapRules;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.operation.ObservedRepository;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.RunListeners;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.JobListener;
import org.ingestworkbench.spi.JobSession;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RollbackWriter;
import org.ingestworkbench.spi.RollbackWriter.RollbackList;
import org.jspecify.annotations.Nullable;

/** What a job is made of, as the builder left it. */
record JobParts(
    String name,
    RowSource source,
    RepositoryClient repository,
    Catalog catalog,
    IdMapStore store,
    PlanSettings plan,
    IdMapUse mapUse,
    @Nullable RollbackWriter rollback,
    Recovery recovery,
    int concurrency,
    Timing timing,
    JobListener listener,
    Supplier<UUID> ids,
    Supplier<List<Problem>> furtherChecks) {

  /**
   * What there is to say of the settings, as far as the caller knows them, and of the places that a
   * run would write to.
   */
  List<Problem> problems() {
    var problems = new ArrayList<>(furtherChecks.get());
    problems.addAll(store.problems());
    if (rollback != null) {
      problems.addAll(rollback.problems());
    }
    return problems;
  }

  Engine.Parts engine(
      JobSession session,
      RowSource rows,
      Planner planner,
      MapRules map,
      @Nullable RollbackList list) {
    return new Engine.Parts(
        rows,
        planner,
        repository,
        store,
        session,
        map,
        timing.retries(),
        concurrency,
        list,
        listener,
        timing.clock(),
        timing.waiting());
  }

  /** The retries of an operation, the same for all; a stop ends the waiting. */
  Retry tries(StopSignal signal) {
    return timing.retry(signal, listener, repository);
  }

  OperationFrame frame(StopSignal signal) {
    return new OperationFrame(store, signal, timing.supervisor(signal, repository));
  }

  /** The same for one operation, which tells what it asks the repository for. */
  JobParts observed() {
    var told = new RunListeners(List.of(listener));
    return new JobParts(
        name,
        source,
        ObservedRepository.of(repository, told, timing.clock()),
        catalog,
        store,
        plan,
        mapUse,
        rollback,
        recovery,
        concurrency,
        timing,
        told,
        ids,
        furtherChecks);
  }

  /** The rollback of the same job. */
  RollbackParts rollback(RollbackOptions options) {
    var others = JobRollback.named(name).repository(repository).idMap(store).options(options);
    return others.contentType(plan.contentType()).timing(timing).parts();
  }
}
