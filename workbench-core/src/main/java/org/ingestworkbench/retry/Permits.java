package org.ingestworkbench.retry;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * Which rows go on and which wait. Two things are limited, each to the concurrency, which the
 * {@link Throttle} lowers: requests under way (its turns, taken around a request), and rows that
 * have a permit. This class keeps the permits.
 *
 * <p><b>A row with a begun step has a permit.</b> A row gets its permit before its first line of
 * code runs, and keeps it while one of its threads works, or while the store has one of its steps
 * begun. It gives it back when all its threads wait for something outside the row and the store has
 * none of its steps begun, and when it has ended. A row that is left open, since the run stops,
 * never gives it back. So at every instant, and in the store that a crash leaves, no more rows have
 * a step that this run began than the concurrency allows. (A term is the site's, not a row's.)
 *
 * <p><b>What waits holds nothing.</b> A row that waits for its parent has not started: it is an
 * entry of the run's window, without a thread. A row that waits for a name or for another site than
 * the repository has written what is done, and gives its permit back. At the closed gate permits
 * are kept: it is closed to all, so they are of no use to others.
 *
 * <p><b>Nothing waits in a circle.</b> A row that has a turn waits for an answer only. A row that
 * has a permit waits for turns, commits and answers, for the gate and for a time that ends, and,
 * with a step begun, for threads of its own row. A row that waits for a permit has no turn and no
 * name of a file, a row that waits for a name has no name; names are taken by rows that have a
 * permit. A row waits for its parent's node, and that was read before it; the first of the window
 * waits for none. A book and its pages are one row with one permit, so the book cannot keep it from
 * them: further threads of a row are only started where there is room, and else its own thread does
 * the work.
 *
 * <p>Permits that come back go to rows that have started, in the order of the file, and then to the
 * next row of the window. With a concurrency of one, rows are so done one after the other. After a
 * stop, a permit that is free is given all the same, since what is under way is finished; but it is
 * not waited for.
 *
 * <p>Safe for many threads. A permit belongs to a row, and a thread to at most one row.
 */
public final class Permits {

  private final Throttle throttle;
  private final StopSignal signal;
  private final Map<Thread, RowPermit> threads = new ConcurrentHashMap<>();
  private final PriorityQueue<Long> comingBack = new PriorityQueue<>();
  private int given;
  private int helpers;
  private long changes;
  private long ranks;

  /**
   * @param throttle how many permits there are
   */
  public Permits(Throttle throttle, StopSignal signal) {
    this.throttle = throttle;
    this.signal = signal;
    signal.whenStopped(this::changed);
    throttle.whenFaster(this::changed);
  }

  /** The permit of one row. Guarded by the monitor of all. */
  public final class RowPermit {
    private final long rank;
    private final Set<StepKey> begun = new HashSet<>();
    private int working;
    private int waiting;
    private boolean held;

    private RowPermit(long rank) {
      this.rank = rank;
    }

    /** Does the row's work in the calling thread. */
    public void during(Runnable work) {
      threads.put(Thread.currentThread(), this);
      try {
        work.run();
      } finally {
        threads.remove(Thread.currentThread());
      }
    }

    private void giveBackIfIdle() {
      if (held && working == 0 && waiting > 0 && begun.isEmpty()) {
        giveBack();
      }
    }

    private void giveBack() {
      leave(this);
      changed();
    }
  }

  private @Nullable RowPermit mine() {
    return threads.get(Thread.currentThread());
  }

  /** Lets those who wait here look again. */
  public synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** How often something changed; to be asked before a look, after which {@link #await} waits. */
  public synchronized long changes() {
    return changes;
  }

  /** Waits until something has changed since, or the run stops. */
  public synchronized void await(long since) {
    try {
      while (changes == since && !signal.stopping()) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static HaltedException interrupted() {
    Thread.currentThread().interrupt();
    return new HaltedException();
  }

  /** A permit for the next row, if there is one to spare now; rows that started come first. */
  public synchronized Optional<RowPermit> next() {
    if (!free() || !comingBack.isEmpty()) {
      return Optional.empty();
    }
    var row = new RowPermit(ranks++);
    row.working = 1;
    take(row);
    return Optional.of(row);
  }

  private boolean free() {
    return given < throttle.limit();
  }

  private void take(RowPermit row) {
    row.held = true;
    given++;
  }

  private void leave(RowPermit row) {
    row.held = false;
    given--;
  }

  /** The row of the calling thread has ended, with nothing under way. */
  public synchronized void ended() {
    var row = mine();
    if (row != null && row.held) {
      row.giveBack();
    }
  }

  /**
   * The row of the calling thread has ended, and the thread goes on with another, which gets the
   * permit. Not when a row that has started waits for one, or when there are fewer now; then the
   * ended row still has it, to be given back.
   */
  public synchronized Optional<RowPermit> handOn() {
    var row = mine();
    if (row == null || !row.held) {
      return Optional.empty();
    }
    leave(row);
    var next = next();
    next.ifPresentOrElse(its -> threads.put(Thread.currentThread(), its), () -> take(row));
    return next;
  }

  /** A step of the calling thread's row is about to be begun in the store. */
  public synchronized void begins(StepKey step) {
    var row = mine();
    if (row != null && step.kind() != Kind.TERM) {
      row.begun.add(step);
    }
  }

  /** The store has the step begun no more. */
  public synchronized void settled(StepKey step) {
    var row = mine();
    if (row != null && row.begun.remove(step)) {
      row.giveBackIfIdle();
    }
  }

  /** Waits for something outside the row; the row has its permit again when this returns. */
  public void waiting(Runnable wait) {
    var row = mine();
    if (row == null) {
      wait.run();
      return;
    }
    rest(row);
    try {
      wait.run();
    } finally {
      wake(row);
    }
    again(row);
  }

  private synchronized void rest(RowPermit row) {
    row.working--;
    row.waiting++;
    row.giveBackIfIdle();
  }

  private synchronized void wake(RowPermit row) {
    row.waiting--;
    row.working++;
  }

  private synchronized void again(RowPermit row) {
    if (row.held) {
      return;
    }
    comingBack.add(row.rank);
    try {
      comeBack(row);
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      comingBack.remove(row.rank);
      changed();
    }
  }

  /** Another thread of the row may bring the permit back meanwhile. */
  private void comeBack(RowPermit row) throws InterruptedException {
    while (!row.held && !(free() && comingBack.element() == row.rank)) {
      if (signal.stopping()) {
        throw new HaltedException();
      }
      wait();
    }
    if (!row.held) {
      take(row);
    }
  }

  /** Waits for other threads of the row; they may have left it without its permit. */
  public <T> T joining(Supplier<T> wait) {
    var row = mine();
    if (row == null) {
      return wait.get();
    }
    works(row, -1);
    try {
      return wait.get();
    } finally {
      works(row, 1);
    }
  }

  /** Sees to it that the calling thread's row has its permit. */
  public void goOn() {
    var row = mine();
    if (row != null) {
      again(row);
    }
  }

  private synchronized void works(RowPermit row, int more) {
    row.working += more;
    row.giveBackIfIdle();
  }

  /** Room for one more thread of the calling thread's row, if there is any now. */
  public synchronized Optional<Helper> helper() {
    var row = mine();
    if (row == null || given + helpers >= throttle.limit()) {
      return Optional.empty();
    }
    helpers++;
    row.working++;
    return Optional.of(new Helper(row));
  }

  private synchronized void helped(RowPermit row) {
    helpers--;
    row.working--;
    row.giveBackIfIdle();
    changed();
  }

  /** A further thread of a row, while it works. */
  public final class Helper {
    private final RowPermit row;

    private Helper(RowPermit row) {
      this.row = row;
    }

    /** Does some of the row's work in the calling thread. To be called once. */
    public void help(Runnable work) {
      try {
        row.during(work);
      } finally {
        leave();
      }
    }

    /** Gives the room back, where there is no thread to help. */
    public void leave() {
      helped(row);
    }
  }
}
