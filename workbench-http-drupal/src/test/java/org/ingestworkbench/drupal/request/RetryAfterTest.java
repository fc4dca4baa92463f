package org.ingestworkbench.drupal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final String HALF_PAST_SEVEN = "Wed, 21 Oct 2015 07:30:00 GMT";

  /** What our own clock says. */
  private static @Nullable Duration at(String time, Map<String, List<String>> headers) {
    var clock = Clock.fixed(Instant.parse("2015-10-21T" + time + "Z"), ZoneOffset.UTC);
    var answer =
        new HttpAnswer(503, HttpHeaders.of(headers, (name, value) -> true), AnswerBody.of(""));
    return RetryAfter.of(answer, clock);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "999999999, 999999999"})
  void secondsAreSeconds(String value, long seconds) {
    assertThat(at("07:00:00", Map.of("Retry-After", List.of(value)))).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({"07:00:00", "07:29:59", "09:00:00"})
  void aDateIsMeasuredByTheClockThatWroteIt(String ours) {
    var headers =
        Map.of(
            "Retry-After",
            List.of(HALF_PAST_SEVEN),
            "Date",
            List.of("Wed, 21 Oct 2015 07:29:00 GMT"));
    assertThat(at(ours, headers)).hasSeconds(60);
  }

  @ParameterizedTest
  @CsvSource({"07:29:30, 30", "07:31:00, 0"})
  void withoutTheSitesTimeOursHasToDo(String ours, long seconds) {
    assertThat(at(ours, Map.of("Retry-After", List.of(HALF_PAST_SEVEN)))).hasSeconds(seconds);
    var undated = Map.of("Retry-After", List.of(HALF_PAST_SEVEN), "Date", List.of("soon"));
    assertThat(at(ours, undated)).hasSeconds(seconds);
  }

  @Test
  void whatMakesNoSenseIsNoWait() {
    assertThat(at("07:00:00", Map.of())).isNull();
    assertThat(at("07:00:00", Map.of("Retry-After", List.of("soon")))).isNull();
  }
}
