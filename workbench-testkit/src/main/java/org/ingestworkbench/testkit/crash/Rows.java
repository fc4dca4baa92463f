package org.ingestworkbench.testkit.crash;

import java.nio.file.Path;
import java.util.List;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.repository.RepositoryClient;

/** An input with its files, and how many objects it must make, wherever it was interrupted. */
interface Rows {

  /** How many rows there are. */
  int rows();

  int nodes();

  int media();

  int aliases();

  int terms();

  /** How many nodes are members of another, and how many terms are below another. */
  int members();

  /** Writes the input with its files; gives the CSV. */
  Path writeTo(Path directory);

  PlanSettings settings(Path directory);

  /** What is done with each row. */
  default RowTask task() {
    return RowTask.CREATE;
  }

  /** Makes what has to be there before the job, under uuids of {@link #BEFORE}. */
  default void prepare(RepositoryClient site) {}

  /** The upper half of the uuids of what was there before. */
  long BEFORE = 0x0bef_04e0_0000_0000L;

  /** What has to be there after the job, as changes that are not needed any more. */
  default List<ChangeDraft> after() {
    return List.of();
  }

  /** The same before the job, and after its rollback. */
  default List<ChangeDraft> before() {
    return List.of();
  }
}
