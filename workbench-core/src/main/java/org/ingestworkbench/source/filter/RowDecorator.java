package org.ingestworkbench.source.filter;

import java.util.List;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.source.LeftOut;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.source.RowStream;
import org.jspecify.annotations.Nullable;

/** A source that changes or leaves out the rows of another one. */
abstract class RowDecorator implements RowSource {
  final RowSource from;

  RowDecorator(RowSource from) {
    this.from = from;
  }

  /** What is done in one opening. */
  abstract RowStep step(Consumer<Problem> problems);

  @Override
  public final String name() {
    return from.name();
  }

  @Override
  public List<String> columns() {
    return from.columns();
  }

  @Override
  public final RowStream open(Consumer<Problem> problems) {
    var step = step(problems);
    return new DecoratedStream(from.open(problems), step);
  }

  private static final class DecoratedStream extends RowIterator {
    private final RowStream rows;
    private final RowStep step;

    DecoratedStream(RowStream rows, RowStep step) {
      this.rows = rows;
      this.step = step;
    }

    @Override
    protected @Nullable Row read() {
      while (rows.hasNext()) {
        var row = step.apply(rows.next());
        if (row != null) {
          return row;
        }
      }
      step.ended();
      return null;
    }

    @Override
    public LeftOut leftOut() {
      return rows.leftOut();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
