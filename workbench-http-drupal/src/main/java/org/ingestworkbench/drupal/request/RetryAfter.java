package org.ingestworkbench.drupal.request;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a Retry-After header (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** Null when there is none or when it makes no sense; never negative. */
  static @Nullable Duration of(HttpAnswer answer, Clock clock) {
    return answer.header("Retry-After").flatMap(said -> wait(said, answer, clock)).orElse(null);
  }

  private static Optional<Duration> wait(String said, HttpAnswer answer, Clock clock) {
    var value = said.strip();
    return value.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
        : date(value).map(until -> left(told(answer, clock), until));
  }

  /** When it was said, by the clock that wrote the date: ours may go before it or after it. */
  private static Instant told(HttpAnswer answer, Clock clock) {
    return answer.header("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
  }

  private static Duration left(Instant now, Instant until) {
    return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
  }

  private static Optional<Instant> date(String value) {
    try {
      var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(date.toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
