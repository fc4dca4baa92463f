package org.ingestworkbench.excel;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A day as Excel counts it: from 1900, of which it takes 29 February for a day, or from 1904.
 *
 * @param value days, the time of the day as a part of one
 */
record ExcelDate(double value, boolean from1904) {
  private static final long SECONDS = 86_400;
  private static final long LAST_DAY = 2_958_465;
  private static final long NO_SUCH_DAY = 60;

  /** In ISO form, with as much of it as the format shows; null when it is no date. */
  @Nullable String text(CellFormat format) {
    if (!(value >= 0 && value <= LAST_DAY + 1)) {
      return null;
    }
    long seconds = Math.round(value * SECONDS);
    if (!format.showsDay()) {
      return format.isElapsed() || seconds < SECONDS ? time(seconds) : time(seconds % SECONDS);
    }
    var day = day(seconds / SECONDS);
    if (day == null) {
      return null;
    }
    var date = day.format(DateTimeFormatter.ofPattern(format.datePattern()));
    return format.showsTime() ? date + "T" + time(seconds % SECONDS) : date;
  }

  private @Nullable LocalDate day(long days) {
    if (from1904) {
      return LocalDate.of(1904, 1, 1).plusDays(days);
    }
    if (days == 0 || days == NO_SUCH_DAY || days > LAST_DAY) {
      return null;
    }
    return LocalDate.of(1899, 12, days < NO_SUCH_DAY ? 31 : 30).plusDays(days);
  }

  private static String time(long seconds) {
    var rest = LocalTime.ofSecondOfDay(seconds % 3600).format(DateTimeFormatter.ofPattern("mm:ss"));
    return String.format("%02d:%s", seconds / 3600, rest);
  }
}
