package org.ingestworkbench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RepositoryException;
import org.ingestworkbench.spi.RepositoryException.Remedy;
import org.ingestworkbench.spi.RepositoryException.Scope;

/** A site that goes away at a certain request, whatever is asked, and comes back later. */
final class AwaySite {

  /** What is answered without a request. */
  private static final Set<String> KNOWN =
      Set.of("host", "address", "longestRequest", "abort", "close", "remote", "toString");

  private final Clock clock;
  private Supplier<RepositoryException> fault = AwaySite::refused;
  private AtomicInteger requestsLeft = new AtomicInteger(Integer.MAX_VALUE);
  private Duration time = Duration.ZERO;
  private Instant back = Instant.MAX;
  private boolean away;

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

  /** Requests are answered so many times, then not for a while. */
  void goesAwayAfter(int requests, Duration howLong, Supplier<RepositoryException> how) {
    requestsLeft = new AtomicInteger(requests);
    time = howLong;
    fault = how;
    away = false;
  }

  private synchronized void request() {
    if (!away && requestsLeft.getAndDecrement() == 0) {
      away = true;
      back = clock.instant().plus(time);
    }
    if (away && clock.instant().isBefore(back)) {
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
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!KNOWN.contains(method.getName())) {
                request();
              }
              try {
                return method.invoke(inner, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
