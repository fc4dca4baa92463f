package org.ingestworkbench;

import java.util.function.Consumer;
import org.ingestworkbench.check.Watch;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.plan.Planner;
import org.ingestworkbench.resume.InputRecord;
import org.ingestworkbench.source.RowSource;
import org.ingestworkbench.spi.JobRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the input with how it stood when the job was run last, as its resumption would. */
final class ChangeWatch implements Watch {

  /** Nothing to compare with. */
  static final Watch NONE =
      new Watch() {
        @Override
        public void see(Row row) {}

        @Override
        public void end(Consumer<Problem> problems) {}

        @Override
        public void close() {}
      };

  private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);

  private final InputRecord record;
  private final boolean accepted;
  private final JobRecord job;
  private final String settings;
  private final String input;

  ChangeWatch(JobParts parts, RowSource source, Planner planner, JobRecord job) {
    this.job = job;
    this.accepted =
        parts.recovery().has(Recovery.Leave.ACCEPTING_CHANGES)
            || Standing.rules(parts, job).recoveringFrom() != null;
    settings = parts.plan().fingerprint();
    input = source.name();
    boolean begun = job.rowsDone() + job.rowsNotDone() > 0;
    var journal = begun ? parts.store().journal(job.id()) : null;
    record = new InputRecord(planner, parts.plan().fingerprints(), journal);
  }

  @Override
  public void see(Row row) {
    record.see(row);
  }

  @Override
  public void end(Consumer<Problem> problems) {
    var told = accepted ? problems : refusing(problems);
    if (record.compare(job, settings, input, told).any()) {
      LOG.debug("The input of {} is not as it was.", job.id());
    }
  }

  /** A run would not start until it is told that the changes are meant. */
  private static Consumer<Problem> refusing(Consumer<Problem> problems) {
    return problem ->
        problems.accept(
            new Problem(problem.code(), Severity.ERROR, problem.place(), problem.message()));
  }

  @Override
  public void close() {
    record.close();
  }
}
