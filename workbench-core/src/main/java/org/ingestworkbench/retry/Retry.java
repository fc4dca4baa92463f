package org.ingestworkbench.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ingestworkbench.listener.OperationListener;
import org.ingestworkbench.operation.HaltedException;
import org.ingestworkbench.operation.StopSignal;
import org.ingestworkbench.repository.RepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again that may go well later: the one way in which a run, a check, a rollback and
 * the making of a lost map wait for a repository. Each of them has one, which its threads share: a
 * wait closes the gate for all of them, only what failed on another site is waited for alone. For
 * questions, and for deletions, which do no harm twice; a creation is settled before it is tried
 * again.
 */
public final class Retry {

  /** How often a site that is away is looked for. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** After how many outages one request has all its retries again. */
  private static final int OUTAGES = 2;

  private final RetryPolicy policy;
  private final Gate gate;
  private final OperationListener told;
  private final @Nullable HealthCheck site;
  private @Nullable Outage last;

  /** How the last one ended. */
  private record Outage(Instant end, boolean cameBack) {}

  /**
   * @param told is told of waits
   * @param site is waited for when it is away for longer; null for none
   */
  public Retry(RetryPolicy policy, Gate gate, OperationListener told, @Nullable HealthCheck site) {
    this.policy = policy;
    this.gate = gate;
    this.told = told;
    this.site = site;
  }

  /** The same that waits for this site also when it is away for longer. */
  public Retry of(HealthCheck site) {
    return new Retry(policy, gate, told, site);
  }

  /**
   * The retries of one operation.
   *
   * @param waiting how to wait; null for real time, until the signal. Tests turn a clock instead
   */
  public static Retry of(
      RetryPolicy policy,
      Clock clock,
      StopSignal signal,
      @Nullable Consumer<Duration> waiting,
      OperationListener told) {
    var gate = new Gate(clock, signal, waiting == null ? signal::await : waiting);
    return new Retry(policy, gate, told, null);
  }

  /** Returns when a request may be sent. Throws when it is to stop instead. */
  public void pass() {
    gate.pass();
  }

  /** Whether a request would have to wait. */
  public boolean closed() {
    return gate.closed();
  }

  /** Whether the operation is to stop. */
  public boolean stopping() {
    return gate.stopping();
  }

  /** A request was refused: after an overload no other one is sent, not even of what is at work. */
  public void refused(RepositoryException fault) {
    if (RetryPolicy.overloaded(fault)) {
      gate.closeFor(policy.atOnce(fault));
    }
  }

  /**
   * Asks until there is an answer.
   *
   * @throws RepositoryException the last one, when patience is at its end; see {@link Budget#again}
   * @throws HaltedException when it is to stop instead of waiting
   */
  public <T> T ask(Supplier<T> request) {
    var budget = budget();
    while (true) {
      gate.pass();
      try {
        return request.get();
      } catch (RepositoryException fault) {
        if (!budget.again(fault)) {
          throw fault;
        }
      }
    }
  }

  /** The retries of a request that was not sent yet. */
  public Budget budget() {
    return new Budget();
  }

  /**
   * The retries of one request. What failed during an outage says nothing of it, so it has all of
   * them again once the site is back; but only twice, since it may be what brings the site down.
   * Sent to a site that is back for the third time, it has no retry left: what it meets then is its
   * own. For one thread.
   */
  public final class Budget {

    private int failures;
    private int outages;

    private Budget() {}

    /**
     * Whether to try once more after this failure, as can be done at once when this returns: it
     * waits where that is to be waited for, with the gate closed meanwhile.
     *
     * @throws RepositoryException one that ends the run, when the repository asks for a longer wait
     *     than any operation makes; also when no retry is left
     * @throws HaltedException when it is to stop instead of waiting
     */
    public boolean again(RepositoryException fault) {
      if (!fault.retryable()) {
        return false;
      }
      failures++;
      var failed = gate.now();
      var wait = policy.before(failures, fault, failed);
      if (failures > policy.retries()) {
        return comesBack(fault, failed) && outageIsOver();
      }
      if (!wait.isZero()) {
        await(wait, fault);
      }
      return true;
    }

    private boolean outageIsOver() {
      outages++;
      failures = outages > OUTAGES ? policy.retries() : 0;
      return outages <= OUTAGES + 1;
    }
  }

  private boolean comesBack(RepositoryException fault, Instant failed) {
    return site != null
        && !policy.outage().isZero()
        && !fault.elsewhere()
        && comesBack(site, fault, failed);
  }

  /**
   * Whether a site came back that was away and answered nothing. One thread waits for it, the
   * others learn how that ended.
   */
  private synchronized boolean comesBack(
      HealthCheck site, RepositoryException fault, Instant failed) {
    if (gate.stopping()) {
      throw new HaltedException();
    } else if (last != null && last.end.isAfter(failed)) {
      return last.cameBack;
    } else if (site.getAsBoolean()) {
      return false;
    }
    boolean back = isBack(site, fault);
    last = new Outage(gate.now(), back);
    return back;
  }

  private boolean isBack(HealthCheck site, RepositoryException fault) {
    var reason = fault.getMessage() + " The site is waited for up to so long.";
    var since = gate.now();
    told.waiting(policy.outage(), reason);
    try {
      var left = policy.outage();
      boolean back = false;
      while (!back && !left.isNegative() && !left.isZero()) {
        waitFor(left.compareTo(LOOK) > 0 ? LOOK : left, fault);
        back = site.getAsBoolean();
        left = policy.outage().minus(Duration.between(since, gate.now()));
      }
      return back;
    } finally {
      told.waited(Duration.between(since, gate.now()), reason);
    }
  }

  private void await(Duration wait, RepositoryException fault) {
    var reason = String.valueOf(fault.getMessage());
    told.waiting(wait, reason);
    var since = gate.now();
    try {
      waitFor(wait, fault);
    } finally {
      told.waited(Duration.between(since, gate.now()), reason);
    }
  }

  private void waitFor(Duration wait, RepositoryException fault) {
    if (fault.elsewhere()) {
      gate.waitAlone(wait);
    } else {
      gate.closeFor(wait);
      gate.pass();
    }
  }
}
