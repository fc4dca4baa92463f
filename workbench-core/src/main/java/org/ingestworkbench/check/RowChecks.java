package org.ingestworkbench.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;

/**
 * Looks at rows by several threads and tells their problems in the order of the input, with those
 * of the source among them. Fed and emptied by one thread; memory is bounded, since that thread
 * waits for the oldest rows before it hands out too many.
 */
final class RowChecks implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 64;
  private static final int PROBLEMS_AT_ONCE = 256;

  /** RowChecks may have whole books in their cells. */
  private static final long CHARACTERS = 1 << 18;

  private final RowCheck check;
  private final Consumer<Problem> problems;
  private final ExecutorService threads;
  private final int most;
  private final int atOnce;
  private final Deque<Future<List<Problem>>> underWay = new ArrayDeque<>();
  private List<Row> rows = new ArrayList<>();
  private long characters;
  private List<Problem> noticed = new ArrayList<>();

  RowChecks(RowCheck check, int threads, Consumer<Problem> problems) {
    this.check = check;
    this.problems = problems;
    this.threads = Executors.newFixedThreadPool(threads, named());
    this.most = 4 * threads;
    this.atOnce = check.hasPages() ? 1 : ROWS_AT_ONCE;
  }

  private static java.util.concurrent.ThreadFactory named() {
    var number = new AtomicInteger();
    return work -> {
      var thread = new Thread(work, "workbench-check-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  void row(Row row) {
    rows.add(row);
    characters += row.length();
    if (rows.size() >= atOnce || characters >= CHARACTERS) {
      handOut();
    }
  }

  /** Something that the source noticed, at or after the rows so far. */
  void noticed(Problem problem) {
    noticed.add(problem);
    if (noticed.size() >= PROBLEMS_AT_ONCE) {
      handOut();
    }
  }

  /** Waits until everything was told. */
  void end() {
    handOut();
    while (!underWay.isEmpty()) {
      tellOldest();
    }
  }

  private void handOut() {
    var these = rows;
    var said = noticed;
    rows = new ArrayList<>();
    characters = 0;
    noticed = new ArrayList<>();
    underWay.add(threads.submit(() -> look(these, said)));
    while (underWay.size() > most) {
      tellOldest();
    }
  }

  private List<Problem> look(List<Row> these, List<Problem> said) {
    var found = new ArrayList<Problem>();
    these.forEach(row -> check.look(row, found::add));
    if (!said.isEmpty()) {
      found.addAll(said);
      found.sort(Comparator.comparingLong(problem -> problem.place().line()));
    }
    return found;
  }

  private void tellOldest() {
    try {
      underWay.remove().get().forEach(problems);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // which ends the check
      underWay.clear();
    }
  }

  /** Ends the threads; what they are at is dropped. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
