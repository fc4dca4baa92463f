package org.ingestworkbench.islandora.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Kind;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Row;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.plan.RowTask;
import org.ingestworkbench.store.JobRecord;
import org.ingestworkbench.store.JobState;
import org.ingestworkbench.text.Shown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Says what a job does in Islandora Workbench's words, because people search their logs for them,
 * through SLF4J. Job, row and node go along as the key-values {@code job}, {@code row} and {@code
 * node}, as they are, and stand in no message. Called by one job's threads, one at a time.
 */
public final class WorkbenchLog implements JobListener {

  private static final Set<Code> LEFT_OUT = Set.of(Code.FILE_EMPTY, Code.FILE_MISSING);
  private static final Logger LOG = LoggerFactory.getLogger("org.ingestworkbench.job");

  private final JobMessages messages;

  /** By the row that is under way, the files that it goes without. */
  private final Map<String, List<Problem>> leftOut = new HashMap<>();

  private String job = "";

  /**
   * @param host the repository's address, for messages
   */
  public WorkbenchLog(String host) {
    this(host, RowTask.CREATE);
  }

  /**
   * @param host the repository's address, for messages
   * @param task what the job does with its rows
   */
  public WorkbenchLog(String host, RowTask task) {
    this.messages = new JobMessages(host, task);
  }

  @Override
  public void jobStarted(JobRecord record, boolean resumed) {
    job = record.id().toString();
    say(Level.INFO, null, JobMessages.jobStarted(record, resumed));
  }

  @Override
  public void firstNode(EntityRef node) {
    say(Level.INFO, null, JobMessages.firstNode(node));
  }

  @Override
  public void rowStarted(Row row) {
    leftOut.putIfAbsent(row.id(), new ArrayList<>());
  }

  /** A file that a row goes without is told of with the row's node, at the row's end. */
  @Override
  public void problem(Problem problem) {
    var ofRow = leavesMediaOut(problem) ? leftOut.get(problem.place().rowId()) : null;
    if (ofRow == null) {
      logged(problem);
    } else {
      ofRow.add(problem);
    }
  }

  /** A missing text track is another matter: its medium is made. */
  private static boolean leavesMediaOut(Problem problem) {
    var column = problem.place().column();
    return LEFT_OUT.contains(problem.code()) && column != null && !column.startsWith("media:");
  }

  private void logged(Problem problem) {
    say(level(problem.severity()), problem.place().rowId(), JobMessages.loggedProblem(problem));
  }

  private static Level level(Problem.Severity severity) {
    return switch (severity) {
      case NOTE -> Level.INFO;
      case WARNING -> Level.WARN;
      case ROW_ERROR, ERROR -> Level.ERROR;
    };
  }

  @Override
  public void stepCompleted(StepCompleted event) {
    var kind = event.key().kind();
    boolean ofNode = kind.makesNode() || kind == Kind.NODE_CHANGE;
    var id = ofNode ? event.confirmation().id() : null;
    say(Level.INFO, event.key().rowId(), id, messages.completed(event));
  }

  @Override
  public void stepFailed(Item item, StepKey step, String reason) {
    if (!step.kind().makesNode()) {
      say(Level.ERROR, step.rowId(), JobMessages.stepFailed(item, step, reason));
    }
  }

  @Override
  public void pageEnded(ItemKey page, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.SKIPPED) {
      say(Level.INFO, page.rowId(), id(outcome), messages.pageSkipped(page, outcome));
    } else if (outcome.node() == null) {
      say(Level.ERROR, page.rowId(), JobMessages.pageFailed(page, outcome));
    }
  }

  @Override
  public void rowEnded(RowEnded row) {
    var left = leftOut.remove(row.rowId());
    if (left != null) {
      left.forEach(problem -> sayLeftOut(row, problem));
    }
    if (row.outcome().kind() == Outcome.Kind.SKIPPED) {
      say(Level.INFO, row.rowId(), id(row.outcome()), messages.rowSkipped(row));
    } else if (row.outcome().node() == null) {
      say(Level.ERROR, row.rowId(), messages.rowFailed(row));
    } else if (!row.outcome().done()) {
      say(Level.WARN, row.rowId(), JobMessages.rowPartial(row));
    }
  }

  private void sayLeftOut(RowEnded row, Problem problem) {
    if (row.nodeAddress() == null) {
      logged(problem);
    } else {
      var message = JobMessages.noMedia(row.nodeAddress(), problem);
      say(level(problem.severity()), row.rowId(), id(row.outcome()), message);
    }
  }

  @Override
  public void waiting(Duration duration, String reason) {
    say(Level.WARN, null, JobMessages.waiting(duration, reason));
  }

  @Override
  public void jobEnded(JobState state) {
    leftOut.values().forEach(problems -> problems.forEach(this::logged));
    leftOut.clear();
    say(Level.INFO, null, JobMessages.jobEnded(state));
  }

  private static @Nullable String id(Outcome outcome) {
    var node = outcome.node();
    return node == null ? null : node.id();
  }

  private void say(Level level, @Nullable String row, String message) {
    say(level, row, null, message);
  }

  private void say(Level level, @Nullable String row, @Nullable String node, String message) {
    var event = LOG.atLevel(level);
    if (!job.isEmpty()) {
      event = event.addKeyValue("job", job);
    }
    if (row != null && !row.isEmpty()) {
      event = event.addKeyValue("row", row);
    }
    if (node != null) {
      event = event.addKeyValue("node", node);
    }
    event.log(Shown.line(message));
  }
}
