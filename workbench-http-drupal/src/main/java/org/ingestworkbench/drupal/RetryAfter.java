package org.ingestworkbench.drupal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads a Retry-After header (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** Null when there is none or when it makes no sense; never negative. */
  static @Nullable Duration of(Answer answer, Clock clock) {
    return answer.header("Retry-After").map(value -> parse(value.strip(), clock)).orElse(null);
  }

  private static @Nullable Duration parse(String value, Clock clock) {
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var wait = Duration.between(clock.instant(), date);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
