package org.ingestworkbench.cli.create;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ingestworkbench.listener.JobListener;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.Outcome;
import org.ingestworkbench.store.JobRecord;
import org.jspecify.annotations.Nullable;

/** What a run is measured by: the rows of its input, its time, and what it has said already. */
final class RunFigures implements JobListener {

  private static final double SECOND = 1000;

  private final Clock clock;
  private long rows;
  private long worked;
  private @Nullable Instant started;
  private boolean firstNode;

  RunFigures(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void inputRead(long count) {
    rows = count;
  }

  @Override
  public void jobStarted(JobRecord job, boolean resumed) {
    started = clock.instant();
  }

  @Override
  public synchronized void rowEnded(RowEnded row) {
    if (row.outcome().kind() != Outcome.Kind.SKIPPED) {
      worked++;
    }
  }

  @Override
  public void firstNode(EntityRef node) {
    firstNode = true;
  }

  /** How many rows the input has; 0 when it was not read. */
  long rows() {
    return rows;
  }

  /** Whether the first node was told of when it was made. */
  boolean toldFirstNode() {
    return firstNode;
  }

  /** How long it took; empty of a run that did not come to begin. */
  Optional<String> time() {
    return Optional.ofNullable(started).map(from -> time(Duration.between(from, clock.instant())));
  }

  private synchronized String time(Duration took) {
    double seconds = took.toMillis() / SECOND;
    var rate =
        worked == 0 || seconds <= 0
            ? ""
            : String.format(Locale.ROOT, ", %.1f rows a second", worked / seconds);
    return "Time: " + words(took) + rate + ".";
  }

  private static String words(Duration took) {
    var parts =
        (took.toHours() > 0 ? took.toHours() + " h " : "")
            + (took.toMinutes() > 0 ? took.toMinutesPart() + " min " : "");
    return parts + took.toSecondsPart() + " s";
  }
}
