package org.ingestworkbench.reading;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Retry;

/**
 * One reading from its first question to its end. A few questions are under way, the first of them
 * is waited for; so what is handed over is always a beginning of all.
 */
final class ReadingPass<Q, A> {

  /** So that threads have work while the first answer is waited for. */
  private static final int AHEAD = 2;

  private final ReadingTask<Q, A> task;
  private final int window;
  private final StopSignal signal;
  private final Retry retry;
  private final ReadingFaults<Q> faults;
  private final ExecutorService threads;
  private final Queue<UnderWay<Q, A>> underWay = new ArrayDeque<>();
  private boolean ended;
  private boolean closed;

  private record UnderWay<Q, A>(Q question, Future<A> answer) {}

  ReadingPass(
      ReadingTask<Q, A> task,
      int concurrency,
      StopSignal signal,
      Retry retry,
      ReadingFaults<Q> faults) {
    this.task = task;
    this.window = AHEAD * concurrency;
    this.signal = signal;
    this.retry = retry;
    this.faults = faults;
    this.threads = Executors.newFixedThreadPool(concurrency, ReadingPass::thread);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "workbench-reading");
    thread.setDaemon(true);
    return thread;
  }

  /** Reads to the end, or until it is told to stop; returns true. */
  boolean run() {
    try {
      ask();
      while (!underWay.isEmpty()) {
        take(underWay.remove());
        ask();
      }
      if (ended) {
        signal.cameTooLate();
      }
    } catch (HaltedException halted) {
      // What was handed over until now stays.
    } catch (RuntimeException fault) {
      signal.fault(fault);
    } finally {
      threads.shutdownNow();
    }
    return true;
  }

  private void ask() {
    while (!ended && underWay.size() < window && !signal.stopping()) {
      var question = retry.ask(task::next);
      if (question == null) {
        ended = true;
      } else {
        underWay.add(new UnderWay<>(question, threads.submit(() -> answer(question))));
      }
    }
  }

  private A answer(Q question) {
    if (signal.stopping()) {
      throw new HaltedException();
    }
    return retry.ask(() -> task.read(question));
  }

  private void take(UnderWay<Q, A> first) {
    A answer;
    try {
      answer = get(first.answer());
    } catch (RepositoryException fault) {
      faults.refuseFaultOfAll(first.question(), fault);
      tell(() -> task.failed(first.question(), fault));
      return;
    }
    faults.wentWell();
    tell(() -> task.done(first.question(), answer));
  }

  private static <A> A get(Future<A> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HaltedException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    }
  }

  private synchronized void tell(Runnable what) {
    if (closed) {
      throw new HaltedException();
    }
    what.run();
  }

  /** The thread that reads is left behind; the task hears nothing more of it. */
  synchronized void close() {
    closed = true;
  }
}
