package org.ingestworkbench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.ingestworkbench.input.InputReader;
import org.ingestworkbench.journal.MapRules;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.listener.RollbackListener;
import org.ingestworkbench.listener.RollbackWriter;
import org.ingestworkbench.listener.RollbackWriter.RollbackList;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.operation.ObservedRepository;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.RunListeners;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.retry.Retry;
import org.ingestworkbench.retry.Timing;
import org.ingestworkbench.rollback.RollbackParts;
import org.ingestworkbench.run.RunParts;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.store.ConfigName;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobKey;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.jspecify.annotations.Nullable;

/** What a job is made of, as the builder left it. */
record JobParts(
    Definition definition,
    Places places,
    Timing timing,
    int concurrency,
    boolean keepOrder,
    JobListener listener,
    Supplier<List<Problem>> furtherChecks) {

  /**
   * What is made, and how it goes on from what stands.
   *
   * @param ids draws the ids of new jobs
   * @param earlier inputs that other jobs make before, into the same map
   */
  record Definition(
      String name,
      RowSource source,
      PlanSettings plan,
      Recovery recovery,
      Supplier<UUID> ids,
      List<RowSource> earlier) {}

  /**
   * Where it is made and written down.
   *
   * @param rollback null when no rollback list is kept
   */
  record Places(
      RepositoryClient repository,
      Catalog catalog,
      IdMapStore store,
      IdMapUse mapUse,
      @Nullable RollbackWriter rollback) {}

  String name() {
    return definition.name();
  }

  /** With it the job is found again. */
  JobKey key() {
    return new JobKey(repository().host(), name(), source().range());
  }

  RowSource source() {
    return definition.source();
  }

  List<RowSource> earlier() {
    return definition.earlier();
  }

  PlanSettings plan() {
    return definition.plan();
  }

  Recovery recovery() {
    return definition.recovery();
  }

  Supplier<UUID> ids() {
    return definition.ids();
  }

  RepositoryClient repository() {
    return places.repository();
  }

  Catalog catalog() {
    return places.catalog();
  }

  IdMapStore store() {
    return places.store();
  }

  IdMapUse mapUse() {
    return places.mapUse();
  }

  @Nullable RollbackWriter rollback() {
    return places.rollback();
  }

  /**
   * What there is to say of the settings, as far as the caller knows them, and of the places that a
   * run would write to.
   */
  List<Problem> problems() {
    var problems = new ArrayList<>(furtherChecks.get());
    problems.addAll(store().problems());
    var list = rollback();
    if (list != null) {
      problems.addAll(list.problems());
    }
    if (plan().task().changes() && !repository().capabilities().has(Capability.CHANGE)) {
      problems.add(
          new Problem(
              Problem.Code.SETTING_UNSUPPORTED,
              Problem.Severity.ERROR,
              Problem.Place.file(repository().host()),
              "Nothing that is there can be changed on this repository, so it takes no task \""
                  + plan().task()
                  + "\": change it by its own means."));
    }
    return problems;
  }

  RunParts run(
      RunParts.Input input, JobSession session, MapRules map, @Nullable RollbackList list) {
    var records = new RunParts.Records(store(), session, map, list);
    return new RunParts(input, repository(), records, timing, concurrency, keepOrder, listener);
  }

  /** The retries of an operation, the same for all; a stop ends the waiting. */
  Retry tries(StopSignal signal) {
    return timing.retry(signal, listener, repository());
  }

  OperationFrame frame(StopSignal signal) {
    return new OperationFrame(store(), signal, timing.supervisor(signal, repository()));
  }

  /** The same for one operation, which tells what it asks the repository for. */
  JobParts observed() {
    var told = new RunListeners(List.of(listener));
    var repository = ObservedRepository.of(repository(), told, timing.clock());
    var watched = new Places(repository, catalog(), store(), mapUse(), rollback());
    return new JobParts(definition, watched, timing, concurrency, keepOrder, told, furtherChecks);
  }

  /** The rollback of the same job. */
  RollbackParts rollback(RollbackOptions options) {
    var site = repository();
    return new RollbackParts(
        new RollbackParts.Wanted(name(), source().range(), null),
        site,
        store(),
        options.rules(plan().contentType(), null),
        RollbackParts.requestsEnd(site),
        RollbackListener.NONE,
        timing);
  }

  /** Reads the input of the job once. */
  InputReader inputReader(StopSignal signal) {
    return new InputReader(
        plan(), catalog(), repository().host(), listener::problem, tries(signal), signal);
  }

  /** How a job uses the ID map; that of the job that it goes on with, if any. */
  MapRules rules(@Nullable JobRecord known) {
    var use = mapUse();
    var host = repository().host();
    return new MapRules(
        ConfigName.of(use.configFile() == null ? name() : use.configFile()),
        host,
        use.allowedHosts() == null ? List.of("", host) : use.allowedHosts(),
        use.queryForParents(),
        use.ignoreDuplicateParents(),
        startingNode(recovery().startingNode(), known == null ? null : known.startingNode()));
  }

  /**
   * A number that is given later may only lower the one that a job began with: a higher one, such
   * as that of its own first node, would have rows made again that it passed over.
   */
  private static @Nullable Long startingNode(@Nullable Long given, @Nullable Long kept) {
    if (given == null || kept == null) {
      return given == null ? kept : given;
    }
    return Math.min(given, kept);
  }
}
