package org.ingestworkbench.testkit.crash;

import java.nio.file.Path;
import org.ingestworkbench.plan.PlanSettings;

/** An input with its files, and how many objects it must make, wherever it was interrupted. */
interface Rows {

  /** How many rows there are. */
  int rows();

  int nodes();

  int media();

  int aliases();

  int terms();

  /** How many nodes are members of another. */
  int members();

  /** Writes the input with its files; gives the CSV. */
  Path writeTo(Path directory);

  PlanSettings settings(Path directory);
}
