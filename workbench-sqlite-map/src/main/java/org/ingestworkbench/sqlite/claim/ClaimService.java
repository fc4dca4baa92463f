package org.ingestworkbench.sqlite.claim;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.ingestworkbench.sqlite.file.Db;
import org.ingestworkbench.sqlite.file.Writer;
import org.ingestworkbench.store.ClaimException;
import org.ingestworkbench.store.StopRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims jobs and instances for this process. A holder on this machine is dead when its process is
 * gone. A holder elsewhere, and one of which the machine tells nothing sure, counts as dead when
 * its claim stood still for as long as several heartbeats.
 */
public final class ClaimService {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimService.class);
  private static final Duration STILL = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Writer writer;
  private final Processes processes;
  private final MonotonicClock monotonic;
  private final Clock clock;
  private final BiPredicate<String, Long> lost;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /**
   * Takes claims through a writer.
   *
   * @param lost whether this process had a scope under an epoch and could not release it
   */
  public ClaimService(
      Writer writer,
      Processes processes,
      MonotonicClock monotonic,
      Clock clock,
      BiPredicate<String, Long> lost) {
    this.writer = writer;
    this.processes = processes;
    this.monotonic = monotonic;
    this.clock = clock;
    this.lost = lost;
  }

  /** How an attempt ended: with an epoch, or with the claim of another holder. */
  private record Attempt(long epoch, @Nullable ClaimRow blockedBy) {}

  /** A claim as it was first seen. */
  private record Seen(ClaimRow claim, long nanos) {}

  /** The epoch under which this process has it now. */
  public long claim(ClaimRequest request) {
    var attempt = attempt(request, null);
    var other = attempt.blockedBy();
    if (other != null) {
      watch(request, other);
      attempt = attempt(request, other);
      if (attempt.blockedBy() != null) {
        throw refused(request, attempt.blockedBy());
      }
    }
    return attempt.epoch();
  }

  /**
   * As {@link #claim}, but at once. A holder elsewhere counts as dead when it was seen to stand
   * still for long enough by earlier calls.
   */
  public Optional<Long> claimIfFree(ClaimRequest request) {
    var before = seen.get(request.scope());
    var attempt = attempt(request, before != null && stoodStill(before) ? before.claim() : null);
    var other = attempt.blockedBy();
    if (other == null) {
      seen.remove(request.scope());
      return Optional.of(attempt.epoch());
    } else if (before == null || !before.claim().equals(other)) {
      seen.put(request.scope(), new Seen(other, monotonic.nanos()));
    }
    return Optional.empty();
  }

  /** Asks the holder of a scope to stop, and names it; empty when the scope is free. */
  public Optional<String> askToStop(String scope, StopRequest.Kind kind) {
    return writer.write(
        db -> {
          var holder = holder(db, scope);
          if (holder.isPresent()) {
            ClaimTable.askToStop(db, scope, new StopRequest(kind, processes.me().toString()));
          }
          return holder;
        });
  }

  /** Names the holder of a scope, unless it is known to be dead. */
  public Optional<String> holder(Db db, String scope) throws SQLException {
    return ClaimTable.find(db, scope)
        .filter(ClaimRow::held)
        .filter(held -> !free(scope, held))
        .map(ClaimRow::toString);
  }

  private boolean stoodStill(Seen before) {
    return !processes.surelyAlive(before.claim().holder())
        && monotonic.nanos() - before.nanos() >= STILL.toNanos();
  }

  private Attempt attempt(ClaimRequest request, @Nullable ClaimRow standing) {
    return writer.write(db -> attempt(db, request, standing));
  }

  private Attempt attempt(Db db, ClaimRequest request, @Nullable ClaimRow standing)
      throws SQLException {
    var scope = request.scope();
    request.check(db);
    var held = ClaimTable.find(db, scope).filter(ClaimRow::held).orElse(null);
    if (held != null && !held.equals(standing) && !free(scope, held)) {
      return new Attempt(0, held);
    }
    request.taken(db, clock.instant());
    return new Attempt(ClaimTable.take(db, scope, processes.me(), clock.instant()), null);
  }

  private boolean free(String scope, ClaimRow held) {
    return processes.surelyDead(held.holder()) || lost.test(scope, held.epoch());
  }

  /** Returns when the holder stood still for long enough or let go. */
  private void watch(ClaimRequest request, ClaimRow other) {
    if (processes.surelyAlive(other.holder())) {
      throw refused(request, other);
    }
    LOG.info("{} is held by {}; looking for {} whether it lives", request, other, STILL);
    long began = monotonic.nanos();
    while (monotonic.nanos() - began < STILL.toNanos()) {
      pause(request, other);
      var now = writer.write(db -> ClaimTable.find(db, request.scope()));
      if (!now.filter(ClaimRow::held).isPresent()) {
        return;
      }
      if (!now.get().equals(other)) {
        throw refused(request, now.get());
      }
    }
  }

  private void pause(ClaimRequest request, ClaimRow other) {
    try {
      monotonic.pause(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(request, other);
    }
  }

  private static ClaimException refused(ClaimRequest request, ClaimRow by) {
    return new ClaimException(request + " is held by " + by + ". " + request.whenHeld());
  }
}
