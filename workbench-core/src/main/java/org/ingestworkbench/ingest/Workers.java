package org.ingestworkbench.ingest;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StepFailedException;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.retry.Permits;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a run: one for each row that has started, and further ones for pages and files of
 * a row where there is room for more requests than its own thread sends; where there is none, that
 * thread does the work. So there is no queue, and no more threads than the run has rows in its
 * window and the concurrency allows besides.
 */
public final class Workers implements AutoCloseable {

  private static final int OWNER_AND_TASK = 2;

  private final Permits permits;
  private final ExecutorService threads;
  private final Set<Phaser> waits = ConcurrentHashMap.newKeySet();
  private volatile boolean abandoned;

  public Workers(Permits permits) {
    this.permits = permits;
    threads = Executors.newCachedThreadPool(Workers::thread);
  }

  private static Thread thread(Runnable body) {
    var thread = new Thread(body, "workbench-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** Finds something out beside the work; what it throws is thrown by the answer. */
  public <T> Supplier<T> aside(Supplier<T> question) {
    var answer = CompletableFuture.supplyAsync(question, threads);
    return () -> {
      try {
        return answer.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    };
  }

  /** Tasks that belong together; closing waits for all of them. */
  public Group group() {
    return new Group();
  }

  /**
   * No task is waited for any more: what is under way is left to itself, and no group comes to its
   * end or takes another task.
   */
  public void abandon() {
    abandoned = true;
    waits.forEach(Phaser::forceTermination);
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  /**
   * A group of tasks; used by one thread. Closing it returns when all of them have ended by
   * themselves, and in no other case: after it the caller may say what became of them. When tasks
   * threw, one exception is thrown: the first that says more than that the repository failed or
   * that the run stops, else the first. When the workers were abandoned, it is that the run stops:
   * a task may be under way for ever, and what it still does is not known.
   */
  public final class Group implements AutoCloseable {
    private final Phaser open = counted();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Phaser counted() {
      var phaser = new Phaser(1);
      waits.add(phaser);
      if (abandoned) {
        phaser.forceTermination();
      }
      return phaser;
    }

    private void register() {
      if (open.register() < 0) {
        throw new HaltedException();
      }
    }

    /** Has a task done in a thread of its own. */
    public void start(Runnable task) {
      register();
      execute(() -> keep(task), () -> {});
    }

    /** What no thread can be made for is not waited for. */
    private void execute(Runnable task, Runnable otherwise) {
      try {
        threads.execute(task);
      } catch (RuntimeException | Error e) {
        open.arriveAndDeregister();
        otherwise.run();
        throw e;
      }
    }

    /** Has a task of the caller's row done in a thread beside it, or by the caller. */
    void run(Runnable task) {
      permits.helper().ifPresentOrElse(helper -> start(helper, task), () -> here(task));
    }

    private void start(Permits.Helper helper, Runnable task) {
      register();
      execute(() -> helper.help(() -> keep(task)), helper::leave);
    }

    /** Has the caller do a task that counts as one of the group's. */
    void here(Runnable task) {
      register();
      keep(task);
    }

    private void keep(Runnable task) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failure.accumulateAndGet(e, Group::graver);
      } finally {
        open.arriveAndDeregister();
      }
    }

    /** A step can be tried again; that the store, the claim or the program failed cannot wait. */
    private static Throwable graver(@Nullable Throwable first, Throwable next) {
      return first == null || (passing(first) && !passing(next)) ? next : first;
    }

    private static boolean passing(Throwable failure) {
      return failure instanceof StepFailedException
          || failure instanceof RepositoryException
          || failure instanceof HaltedException;
    }

    @Override
    public void close() {
      boolean allEnded = permits.joining(() -> open.arriveAndAwaitAdvance() >= 0);
      waits.remove(open);
      if (!allEnded) {
        throw halted();
      }
      rethrow();
      permits.goOn();
    }

    private HaltedException halted() {
      var halted = new HaltedException();
      var failed = failure.get();
      if (failed != null) {
        halted.addSuppressed(failed);
      }
      return halted;
    }

    /** Whether, as one of its tasks sees it, others of the group are under way. */
    boolean busy() {
      return open.getUnarrivedParties() > OWNER_AND_TASK;
    }

    /** Whether a task threw: nothing more is worth starting. */
    boolean failed() {
      return failure.get() != null;
    }

    private void rethrow() {
      var failed = failure.get();
      if (failed instanceof Error error) {
        throw error;
      } else if (failed != null) {
        throw (RuntimeException) failed;
      }
    }
  }
}
