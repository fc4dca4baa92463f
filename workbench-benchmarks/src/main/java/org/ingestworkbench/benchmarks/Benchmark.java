package org.ingestworkbench.benchmarks;

import java.util.List;

/** Something that is measured, and gives one line of the table or several. */
interface Benchmark {

  /** What the command calls it. */
  String name();

  /**
   * Measures.
   *
   * @param place where files may be put; made and deleted by the caller
   * @param full whether it may take long
   */
  List<Line> measure(Place place, boolean full);
}
