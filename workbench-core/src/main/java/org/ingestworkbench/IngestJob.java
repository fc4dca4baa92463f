package org.ingestworkbench;

import java.util.List;
import java.util.function.BiFunction;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.operation.OperationFrame;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.rollback.RollbackRun;
import org.ingestworkbench.rollback.RollbackTarget;
import org.ingestworkbench.run.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A job: rows of a source become nodes, files and media of a repository, each exactly once.
 *
 * <p>Immutable but for its stop signal, which is each run's own: {@link #run} may be called again.
 * It and {@link #check} are called by one thread; {@link #cancel} and {@link #abort} by any, at any
 * time; before a run they stop the one that comes next. The parts that were given to the builder
 * stay the caller's: the job closes none of them.
 *
 * <p>A run that was interrupted at any point, for any reason, goes on when a job with the same name
 * is run with {@link Recovery#resume}: in the end every row has exactly its objects.
 */
public final class IngestJob {

  private final JobParts parts;
  private volatile StopSignal signal;
  private volatile @Nullable Engine engine;

  IngestJob(JobParts parts) {
    this.parts = parts;
    signal = parts.timing().signal();
  }

  /**
   * Starts to build a job.
   *
   * @param name with it the job is found again; the same on every run
   */
  public static IngestJobBuilder named(String name) {
    return new IngestJobBuilder(name);
  }

  /**
   * Ingests.
   *
   * @throws InputException when anything is wrong with input, settings or site that {@link #check}
   *     calls an error; nothing was written then
   * @throws UnfinishedJobException when recovery forbids to start; nothing was written then
   * @throws ChangedInputException when input or settings of a resumed job are not as they were;
   *     nothing was written then
   * @throws RecoveryDoubtException when the starting node ID was probably not meant; nothing was
   *     written then
   * @throws StrayNodesException when another program seems to have made nodes of the job that it
   *     did not write down; nothing was written then
   * @throws org.ingestworkbench.store.ClaimException when another process has the job
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   * @throws org.ingestworkbench.repository.RepositoryException when the repository cannot be asked
   *     what it is; nothing was written then
   */
  public JobReport run() {
    return underSignal(
        (frame, own) -> {
          var run = new IngestRun(parts.observed(), own, begun -> engine = begun);
          return frame.supervised(() -> frame.claimed(run));
        });
  }

  /** A signal is one operation's own: what was left behind must not hear that of the next. */
  private <R> R underSignal(BiFunction<OperationFrame, StopSignal, R> operation) {
    var own = signal;
    try {
      return operation.apply(parts.frame(own), own);
    } finally {
      signal = parts.timing().signal();
    }
  }

  /**
   * Looks for every problem without writing anything anywhere: in the settings and the input, on
   * the site, in the ID map, at the places that a run would write to. Rows are planned with the
   * code that runs them. Nothing that is wrong is thrown: all of it goes to the listener, one after
   * the other, and the report counts it. Ended by {@link #cancel} too, and by an interrupt.
   */
  public CheckReport check() {
    return underSignal(
        (frame, own) -> {
          var check = new JobCheck(parts.observed(), own);
          return frame.supervised(() -> frame.detached(check::run).orElseGet(check::leftBehind));
        });
  }

  /**
   * Makes the ID map of a lost job again. Where every copy of it is gone, the repository itself is
   * asked: every uuid follows from the job's id, which stands in its log and in its rollback files.
   * The input is planned as a run plans it, and what is found of the job is written into the store
   * as a run would have written it, so that {@link Recovery#resume} then makes just what is missing
   * and {@link #rollback} undoes all of it. Writes nothing to the repository.
   *
   * <p>Interrupted anywhere it is called again; until it has come to its end the job is not run.
   * Until the job is finished it may also be called once more with a better hint. When nothing of
   * the job is found, nothing is written. Ended by {@link #cancel}.
   *
   * @throws InputException when the store has the job and not from here, or input or settings are
   *     wrong
   * @throws org.ingestworkbench.store.ClaimException when another process has the job, or an
   *     unfinished one of the same name or input stands in the store
   * @throws org.ingestworkbench.store.StoreException when the store cannot be written
   */
  public RebuildReport rebuildMap(RebuildOptions options) {
    return underSignal(
        (frame, own) -> {
          var rebuild = new MapRebuild(parts.observed(), own, frame, options);
          return frame.supervised(() -> frame.claimed(rebuild));
        });
  }

  /**
   * Deletes what the job made, all its runs together: {@link JobRollback} with the usual options.
   *
   * @throws InputException when the store has no such job
   */
  public RollbackReport rollback() {
    return rollback(RollbackOptions.DEFAULT);
  }

  /** The same with other options. */
  public RollbackReport rollback(RollbackOptions options) {
    return underSignal(
        (frame, own) -> {
          var rollback = parts.rollback(options);
          var run = new RollbackRun(rollback, new RollbackTarget(rollback), own, frame);
          return RollbackReport.of(frame.supervised(() -> frame.claimed(run)));
        });
  }

  /**
   * Starts no further item; those under way are finished with their media, of a book its pages that
   * were begun. Returns at once; any thread; the job can be resumed. It ends a check too. What does
   * not end within {@link IngestJobBuilder#cancelLimit} is dropped. An interrupt of the thread that
   * runs the job, and a {@link IngestJobBuilder#deadline} that passes, are the same.
   */
  public void cancel() {
    signal.cancel();
  }

  /**
   * Drops what is under way at once: no answer is waited for. Returns at once; any thread; the job
   * can be resumed, and settles then what became of it.
   */
  public void abort() {
    signal.abort();
    parts.repository().abort();
  }

  /**
   * What decides what the job makes, in one line: its input, where the objects go, a fingerprint of
   * the settings. Recovery, concurrency and the like are not among it.
   */
  public String definition() {
    return parts.source().name() + " -> " + host() + ", settings " + parts.plan().fingerprint();
  }

  /**
   * The ids of the rows that are being worked on just now, in the order in which they were begun;
   * any thread. After {@link #cancel}, what is being waited for.
   */
  public List<String> underWay() {
    var running = engine;
    return running == null ? List.of() : running.underWay();
  }

  private String host() {
    return parts.repository().host();
  }

  @Override
  public String toString() {
    return "Job " + parts.name() + ": " + parts.source().name() + " -> " + host();
  }
}
