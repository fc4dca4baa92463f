package org.ingestworkbench.sqlite;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ingestworkbench.spi.ClaimException;
import org.ingestworkbench.spi.JobClaim;
import org.ingestworkbench.spi.JobRecord;
import org.ingestworkbench.spi.JobState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs for this process. A holder that this machine would see is dead when it is gone; of
 * another nothing is known but that its claim stood still for as long as several beats.
 */
final class Claimant {
  private static final Logger LOG = LoggerFactory.getLogger(Claimant.class);
  private static final Duration STILL = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Writer writer;
  private final Processes processes;
  private final Patience patience;
  private final Clock clock;

  Claimant(Writer writer, Processes processes, Patience patience, Clock clock) {
    this.writer = writer;
    this.processes = processes;
    this.patience = patience;
    this.clock = clock;
  }

  /** How an attempt ended: with an epoch, or with who stood in the way. */
  private record Attempt(long epoch, @Nullable Claimed blockedBy) {}

  /** The epoch under which this process has the job now. */
  long claim(JobClaim claim) {
    var attempt = attempt(claim, null);
    var other = attempt.blockedBy();
    if (other != null) {
      watch(claim, other);
      attempt = attempt(claim, other);
      if (attempt.blockedBy() != null) {
        throw refused(claim, attempt.blockedBy());
      }
    }
    return attempt.epoch();
  }

  private Attempt attempt(JobClaim claim, @Nullable Claimed standing) {
    return writer.write(db -> attempt(db, claim, standing));
  }

  private Attempt attempt(Db db, JobClaim claim, @Nullable Claimed standing) throws SQLException {
    var scope = claim.id().toString();
    checkThere(claim, Jobs.find(db, claim.id()).isPresent());
    var held = Claims.find(db, scope).filter(Claimed::held).orElse(null);
    if (held != null && !held.equals(standing) && !processes.surelyDead(held.holder())) {
      return new Attempt(0, held);
    }
    if (claim.resume()) {
      Jobs.move(db, claim.id(), JobState.RUNNING, null);
      Jobs.startAt(db, claim);
    } else {
      refuseBeside(claim, Jobs.all(db));
      Jobs.insert(db, claim, clock.instant());
    }
    return new Attempt(Claims.take(db, scope, processes.me(), clock.instant()), null);
  }

  private static void refuseBeside(JobClaim claim, List<JobRecord> jobs) {
    var bar = jobs.stream().filter(claim::isBarredBy).findFirst();
    if (bar.isPresent()) {
      throw ClaimException.barredBy(bar.get());
    }
  }

  private static void checkThere(JobClaim claim, boolean there) {
    if (there != claim.resume()) {
      throw new IllegalStateException(
          "Job " + claim.id() + (there ? " is there already." : " is not there to resume."));
    }
  }

  /** Returns when the holder stood still for long enough or let go. */
  private void watch(JobClaim claim, Claimed other) {
    if (processes.me().sees(other.holder())) {
      throw refused(claim, other);
    }
    LOG.info("Job {} is held by {}; looking for {} whether it lives", claim.id(), other, STILL);
    long began = patience.nanos();
    while (patience.nanos() - began < STILL.toNanos()) {
      pause(claim, other);
      var now = writer.write(db -> Claims.find(db, claim.id().toString()));
      if (!now.filter(Claimed::held).isPresent()) {
        return;
      }
      if (!now.get().equals(other)) {
        throw refused(claim, now.get());
      }
    }
  }

  private void pause(JobClaim claim, Claimed other) {
    try {
      patience.pause(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(claim, other);
    }
  }

  private static ClaimException refused(JobClaim claim, Claimed by) {
    return new ClaimException(
        "Job "
            + claim.id()
            + " ("
            + claim.key()
            + ") is held by "
            + by
            + ". Wait until it ends, or end it; then resume the job.");
  }
}
