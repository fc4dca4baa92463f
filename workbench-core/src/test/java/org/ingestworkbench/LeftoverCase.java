package org.ingestworkbench;

import java.util.List;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.StepState;

/** A job that left steps which its input has no more when it is resumed. */
abstract class LeftoverCase extends JobCase {

  /** An hour later all goes well, and only what is told from now on counts. */
  final void mend() {
    anHourPasses();
    repository.mend();
    heard.problems.clear();
  }

  final StepState state(StepKey key) {
    return map.journal(jobRecord().id()).find(key).orElseThrow().state();
  }

  /** What was told of rows that changed. */
  final List<String> changes() {
    return heard.problems(Problem.Code.ROW_CHANGED).stream().map(Problem::message).toList();
  }
}
