package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Remedy;
import org.ingestworkbench.repository.RepositoryException.Scope;
import org.jspecify.annotations.Nullable;

/** A site that goes away at a certain request, whatever is asked, and comes back later. */
final class AwaySite {

  /** What is answered without a request. */
  private static final Set<String> KNOWN =
      Set.of(
          "host",
          "address",
          "capabilities",
          "one at a time",
          "longestRequest",
          "abort",
          "close",
          "remote",
          "toString");

  private final Clock clock;
  private Supplier<RepositoryException> fault = AwaySite::refused;
  private int requestsLeft = Integer.MAX_VALUE;
  private Duration time = Duration.ZERO;
  private @Nullable Instant back;

  AwaySite(Clock clock) {
    this.clock = clock;
  }

  /** No connection, as a client tells it. */
  static RepositoryException refused() {
    return RepositoryException.because("The site refuses connections.")
        .scope(Scope.JOB)
        .remedy(Remedy.RETRY)
        .build();
  }

  synchronized void stays() {
    goesAwayAfter(Integer.MAX_VALUE, Duration.ZERO, AwaySite::refused);
  }

  /** So many requests are answered, then none for a while. */
  synchronized void goesAwayAfter(
      int requests, Duration howLong, Supplier<RepositoryException> how) {
    requestsLeft = requests;
    time = howLong;
    fault = how;
    back = null;
  }

  /** Whether there were so many requests. */
  synchronized boolean wentAway() {
    return back != null;
  }

  private synchronized void request() {
    if (back == null && requestsLeft-- == 0) {
      back = clock.instant().plus(time);
    }
    if (back != null && clock.instant().isBefore(back)) {
      throw fault.get();
    }
  }

  RepositoryClient repository(RepositoryClient inner) {
    return through(RepositoryClient.class, inner);
  }

  Catalog catalog(Catalog inner) {
    return through(Catalog.class, inner);
  }

  private <T> T through(Class<T> type, T inner) {
    return Between.calls(
        type,
        inner,
        (method, arguments) -> {
          if (!KNOWN.contains(method)) {
            request();
          }
        });
  }
}
