package org.ingestworkbench.cli.create;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.ingestworkbench.model.InputException;
import org.jspecify.annotations.Nullable;

/** The time that a run has, such as a night: at its end the run is cancelled and can be resumed. */
public record RunWindow(ZonedDateTime end) {

  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /**
   * The window of a command line.
   *
   * @param until a time of day, in the zone of the clock; null for none
   * @param lasting how long, such as {@code 8h} or {@code 90m}; null for none
   * @return null when neither is given
   * @throws InputException when both are, or one cannot be read
   */
  static @Nullable RunWindow of(Clock clock, @Nullable String until, @Nullable String lasting) {
    if (until != null && lasting != null) {
      throw new InputException("--until and --for exclude each other.");
    }
    var now = clock.instant().atZone(clock.getZone());
    if (until != null) {
      return new RunWindow(next(now, until));
    }
    return lasting == null ? null : new RunWindow(now.plus(duration(lasting)));
  }

  private static ZonedDateTime next(ZonedDateTime now, String until) {
    try {
      var time = now.with(LocalTime.parse(until));
      return time.isAfter(now) ? time : now.plusDays(1).with(LocalTime.parse(until));
    } catch (DateTimeParseException e) {
      throw new InputException("--until takes a time such as 06:00, not \"" + until + "\".", e);
    }
  }

  private static Duration duration(String lasting) {
    if (!lasting.matches("[0-9]{1,6}[smhSMH]")) {
      throw new InputException("--for takes a time such as 8h or 90m, not \"" + lasting + "\".");
    }
    return Duration.parse("PT" + lasting);
  }

  /** When it is over. */
  public Instant instant() {
    return end.toInstant();
  }

  /** Whether it is over. */
  public boolean isOver(Clock clock) {
    return !clock.instant().isBefore(instant());
  }

  /** What is said at the start of a run, which may be that of another day or zone. */
  @Override
  public String toString() {
    return "No row is started after " + WORDS.format(end) + " (" + end.getZone() + ").";
  }
}
