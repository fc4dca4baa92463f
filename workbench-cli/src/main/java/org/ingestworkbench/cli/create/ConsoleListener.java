package org.ingestworkbench.cli.create;

import java.time.Duration;
import org.ingestworkbench.cli.console.ConsoleWriter;
import org.ingestworkbench.islandora.files.JobMessages;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Severity;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.store.JobState;

/**
 * A line on the console for each node and medium, in Islandora Workbench's words. Rows that were
 * done before are summed up: the log has their lines.
 */
final class ConsoleListener implements JobListener {

  private final ConsoleWriter out;
  private final JobMessages messages;
  private final Percentage percentage;
  private long skipped;

  ConsoleListener(ConsoleWriter out, JobMessages messages, Percentage percentage) {
    this.out = out;
    this.messages = messages;
    this.percentage = percentage;
  }

  @Override
  public void inputRead(long rows) {
    percentage.of(rows);
  }

  @Override
  public void firstNode(EntityRef node) {
    out.line(JobMessages.firstNode(node));
  }

  @Override
  public void problem(Problem problem) {
    if (messages.tellsOfEachFile(problem.code())) {
      out.line(
          (problem.severity() == Severity.ROW_ERROR ? "Error: " : "Warning: ") + problem.message());
    }
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    saySkipped();
    var kind = event.key().kind();
    if (messages.isMain(kind)) {
      out.line(percentage.into(messages.completed(event)));
    } else if (kind == Kind.TERM && !event.key().rowId().isEmpty()) {
      out.line(percentage.into(JobMessages.termMade(event)));
    } else if (kind == Kind.PAGE || kind.makesMedia()) {
      out.line("+ " + messages.completed(event));
    }
  }

  @Override
  public void stepFailed(Item item, StepKey step, String reason) {
    if (!step.kind().makesNode()) {
      out.line(JobMessages.stepFailedBriefly(item, step));
    }
  }

  @Override
  public void pageEnded(ItemKey page, Outcome outcome) {
    if (outcome.node() == null) {
      out.line(JobMessages.pageFailedBriefly(page));
    }
  }

  @Override
  public void rowEnded(RowEnded row) {
    percentage.rowEnded();
    if (row.outcome().kind() == Outcome.Kind.SKIPPED) {
      skipped++;
    } else {
      saySkipped();
      if (row.outcome().node() == null) {
        out.line(messages.rowFailedBriefly(row));
      }
    }
  }

  private void saySkipped() {
    if (skipped > 0) {
      out.line(messages.rowsSkipped(skipped));
      skipped = 0;
    }
  }

  @Override
  public void waiting(Duration duration, String reason) {
    out.line(JobMessages.waiting(duration, reason));
  }

  @Override
  public void jobEnded(JobState state) {
    saySkipped();
  }
}
