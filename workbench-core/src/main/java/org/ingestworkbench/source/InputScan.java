package org.ingestworkbench.source;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ingestworkbench.model.Problem;

/** Reads an input once before a run. */
public final class InputScan {
  private final RowSource source;

  private InputScan(RowSource source) {
    this.source = source;
  }

  public static InputScan of(RowSource source) {
    return new InputScan(source);
  }

  /** Reports every problem. */
  public void run(Consumer<Problem> problems, BooleanSupplier cancelled) {
    try (var rows = source.open(problems)) {
      while (rows.hasNext() && !cancelled.getAsBoolean()) {
        rows.next();
      }
    }
  }
}
