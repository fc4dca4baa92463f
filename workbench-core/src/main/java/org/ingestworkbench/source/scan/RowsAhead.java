package org.ingestworkbench.source.scan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source, read some batches ahead by a thread of its own, so that reading and what is
 * done with the rows share two processors. Rows and problems come out in their order, on the thread
 * of the one who asks; what the source throws comes after the rows before it. Used by one thread.
 *
 * @param <T> what is made of a row by the thread that reads it
 */
final class RowsAhead<T> implements Iterator<T>, AutoCloseable {
  private static final int AT_ONCE = 64;
  private static final int BATCHES = 4;
  private static final int LOOK_MILLIS = 100;

  /** Rows may have whole books in their cells. */
  private static final long CHARACTERS = 1 << 19;

  private final Consumer<Problem> problems;
  private final Function<Row, T> making;
  private final BooleanSupplier stop;
  private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(BATCHES);
  private final Thread reader;
  private Batch<T> now = new Batch<>();
  private int place;

  /** Something made of a row, or a problem. */
  private record Said<T>(@Nullable T made, @Nullable Problem problem) {}

  /** What was read: rows and problems in their order, and how it went on. */
  private static final class Batch<T> {
    private final List<Said<T>> said = new ArrayList<>(AT_ONCE);
    private @Nullable Throwable fault;
    private @Nullable LeftOut leftOut;

    boolean isLast() {
      return fault != null || leftOut != null;
    }
  }

  private RowsAhead(
      RowSource source, Function<Row, T> making, Consumer<Problem> problems, BooleanSupplier stop) {
    this.problems = problems;
    this.stop = stop;
    this.making = making;
    this.reader = new Thread(() -> read(source), "workbench-input");
    reader.setDaemon(true);
  }

  /**
   * Starts to read. What keeps the source from being opened is thrown by the first question.
   *
   * @param making what is made of each row, in their order; called by another thread
   * @param problems told of what the source says, by the thread that asks
   * @param stop asked again and again; once it says yes there are no more rows
   */
  static <T> RowsAhead<T> of(
      RowSource source, Function<Row, T> making, Consumer<Problem> problems, BooleanSupplier stop) {
    var rows = new RowsAhead<>(source, making, problems, stop);
    rows.reader.start();
    return rows;
  }

  private void read(RowSource source) {
    var building = new BatchBuilder();
    try {
      read(source, building);
    } catch (Closed nobodyWantsTheRest) {
      Thread.currentThread().interrupt();
    }
  }

  /** The caller that asked for rows has closed this; it is no fault. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("closed", null, false, false);
    }
  }

  private void read(RowSource source, BatchBuilder building) {
    try (var rows = source.open(building::add)) {
      while (rows.hasNext()) {
        building.add(rows.next());
      }
      building.batch.leftOut = rows.leftOut();
    } catch (Closed closed) {
      throw closed;
    } catch (RuntimeException | Error fault) {
      building.batch.fault = fault;
    }
    put(building.batch);
  }

  private void put(Batch<T> batch) {
    try {
      batches.put(batch);
    } catch (InterruptedException e) {
      throw new Closed();
    }
  }

  /** The batch that is being read; of the reading thread. */
  private final class BatchBuilder {
    private Batch<T> batch = new Batch<>();
    private long characters;

    void add(Row row) {
      characters += row.length();
      batch.said.add(new Said<>(making.apply(row), null));
      handOverIfFull();
    }

    void add(Problem problem) {
      batch.said.add(new Said<>(null, problem));
      handOverIfFull();
    }

    private void handOverIfFull() {
      if (batch.said.size() >= AT_ONCE || characters >= CHARACTERS) {
        put(batch);
        batch = new Batch<>();
        characters = 0;
      }
    }
  }

  @Override
  public boolean hasNext() {
    while (!stop.getAsBoolean()) {
      tellProblems();
      if (place < now.said.size()) {
        return true;
      } else if (now.isLast()) {
        rethrow(now.fault);
        return false;
      }
      now = taken();
      place = 0;
    }
    return false;
  }

  private void tellProblems() {
    while (place < now.said.size()) {
      var problem = now.said.get(place).problem();
      if (problem == null) {
        return;
      }
      place++;
      problems.accept(problem);
    }
  }

  private static void rethrow(@Nullable Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    } else if (fault != null) {
      throw (RuntimeException) fault;
    }
  }

  /**
   * An interrupt is for those who do something with the rows; the reader always gets on, unless the
   * place it reads from hangs.
   */
  private Batch<T> taken() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          var batch = batches.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          if (batch != null || stop.getAsBoolean()) {
            return batch == null ? new Batch<>() : batch;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public T next() {
    var made = hasNext() ? now.said.get(place++).made() : null;
    if (made == null) {
      throw new NoSuchElementException("There are no more rows.");
    }
    return made;
  }

  /** How many rows were left out; known at the end. */
  LeftOut leftOut() {
    return now.leftOut == null ? LeftOut.NONE : now.leftOut;
  }

  /** The reader closes the source, at once or when it has read its row. */
  @Override
  public void close() {
    reader.interrupt();
  }
}
