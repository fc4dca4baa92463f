package org.ingestworkbench.check;

import java.util.function.Supplier;

/** Asks again what failed for the moment. */
public interface Insisting {

  /** The answer, or what the last try threw. Safe for many threads. */
  <T> T ask(Supplier<T> question);
}
