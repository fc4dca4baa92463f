package org.ingestworkbench.operation;

import java.util.Optional;
import java.util.function.Supplier;
import org.ingestworkbench.store.IdMapStore;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobSession;
import org.ingestworkbench.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * The frame in which every operation on a job stands: look at the job and decide, claim it, decide
 * again if another process was at it in between, do the work, end, report. All of it ends within
 * the supervisor's limit after a stop.
 *
 * <p>What asks the repository outside a run's workers does so {@link #detached}: left behind, it
 * can neither claim the job any more nor write to it.
 */
public final class OperationFrame {

  private final IdMapStore store;
  private final StopSignal signal;
  private final RunSupervisor supervisor;

  public OperationFrame(IdMapStore store, StopSignal signal, RunSupervisor supervisor) {
    this.store = store;
    this.signal = signal;
    this.supervisor = supervisor;
  }

  /** How an operation looks at its job; refuses it by an exception, with nothing written. */
  public interface Look<R> {

    /** Looks for the job in the store, and decides. */
    Decision<R> now();

    /**
     * Decides again, of the job as another process left it.
     *
     * @param job as it stood when it was claimed
     */
    Decision<R> again(JobRecord job);
  }

  /** What an operation does with its job, as that stands. */
  public interface Decision<R> extends AutoCloseable {

    /** The job as it was looked at; empty for a new one. */
    Optional<JobRecord> job();

    /** What there is to report without a claim; empty when the job has to be claimed. */
    Optional<R> withoutClaim();

    /** Takes the job. */
    JobSession claim(IdMapStore store);

    /** Does the work, tells its end to the session, and reports. */
    R carryOut(JobSession session);

    @Override
    default void close() {}
  }

  /**
   * Has all of it done, and waits for its end. An interrupted thread stays interrupted.
   *
   * @throws RuntimeException what the operation threw
   */
  public <R> R supervised(Supplier<R> operation) {
    return supervisor.supervise(operation);
  }

  /** Carries out an operation that takes a job; called under {@link #supervised}. */
  public <R> R claimed(Look<R> look) {
    try (var decision = decided(look::now)) {
      var report = decision.withoutClaim();
      return report.isPresent() ? report.get() : claimed(look, decision);
    }
  }

  private <R> R claimed(Look<R> look, Decision<R> decision) {
    try (var session = decision.claim(store)) {
      session.whenAskedToStop(signal::requested);
      signal.whenGivenUp(session::close);
      return session.before().equals(decision.job())
          ? decision.carryOut(session)
          : carriedOut(look, session);
    }
  }

  private <R> R carriedOut(Look<R> look, JobSession session) {
    try (var decision = decidedAgain(look, session)) {
      return decision.carryOut(session);
    }
  }

  private <R> Decision<R> decidedAgain(Look<R> look, JobSession session) {
    try {
      return decided(() -> look.again(session.before().orElseThrow()));
    } catch (RuntimeException refusal) {
      leave(session);
      throw refusal;
    }
  }

  private <R> Decision<R> decided(Supplier<Decision<R>> look) {
    return Detached.run(signal, () -> unlessAbandoned(look.get()))
        .orElseThrow(RunSupervisor::doesNotEnd);
  }

  private <R> Decision<R> unlessAbandoned(Decision<R> decision) {
    if (signal.isAbandoned()) {
      decision.close();
    }
    return decision;
  }

  /**
   * Has something asked that may hang.
   *
   * @return empty when it was left behind
   */
  public <T> Optional<T> detached(Supplier<T> questions) {
    return Detached.run(signal, questions);
  }

  /** As it was found; what was running for no one stays as the death of its process left it. */
  private static void leave(JobSession session) {
    session
        .before()
        .map(JobRecord::state)
        .filter(state -> state != JobState.RUNNING)
        .ifPresent(session::end);
  }

  /**
   * Prepares what comes before the first effect: where that fails, the job has ended stopped, and
   * one that has no row yet does not stand in the way of another.
   */
  public static <T> T orStopped(JobSession session, Supplier<T> preparation) {
    try {
      return preparation.get();
    } catch (RuntimeException e) {
      session.end(JobState.STOPPED);
      throw e;
    }
  }

  /**
   * The last word. A store that cannot take it leaves the job as a crash would.
   *
   * @param fault what stopped the operation; null when nothing did
   * @return that, or why the last word could not be written
   */
  public static @Nullable Throwable end(
      JobSession session, Supplier<JobState> state, @Nullable Throwable fault) {
    try {
      session.end(state.get());
      return fault;
    } catch (RuntimeException e) {
      return fault == null ? e : fault;
    }
  }
}
