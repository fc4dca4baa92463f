package org.ingestworkbench.standin.entity;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the field of dates of Islandora's module takes: less than the specification in sets and
 * times, more in that it keeps no calendar and no order.
 */
final class EdtfRules {
  private static final String MARK = "[%?~]?";

  private static final Pattern DATE =
      Pattern.compile(
          MARK
              + "(?<long>Y)?(?<year>-?[0-9X]+)(E[0-9])?(S[0-9])?"
              + MARK
              + "-?"
              + MARK
              + "(?<month>[0-9X]{2})?"
              + MARK
              + "-?"
              + MARK
              + "(?<day>[0-9X]{2})?"
              + MARK);

  private static final Pattern TIME =
      Pattern.compile("-?[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(Z|[+-][0-9]{2}:[0-9]{2})?");
  private static final Pattern SET = Pattern.compile("[\\[{][0-9XYES.,-]+[\\]}]");

  /** Months, seasons, quarters and half years, and months of which a digit is not known. */
  private static final Pattern MONTH = Pattern.compile("0[0-9X]|1[0-2X]|XX|2[1-9]|3[0-9]|4[01]");

  private static final int LAST_MONTH = 12;
  private static final int LAST_DAY = 31;

  private EdtfRules() {}

  static boolean takes(String text) {
    if (text.contains("[") || text.contains("{")) {
      return SET.matcher(text).matches()
          && dates(text.substring(1, text.length() - 1).split(",|\\.\\."));
    }
    if (text.contains("/")) {
      return !text.contains("T") && dates(text.split("/"));
    }
    return date(text);
  }

  private static boolean dates(String[] dates) {
    return Stream.of(dates)
        .filter(date -> !date.isEmpty() && !date.equals(".."))
        .allMatch(EdtfRules::date);
  }

  private static boolean date(String text) {
    if (text.contains("T")) {
      return TIME.matcher(text).matches() && date(text.substring(0, text.indexOf('T')));
    }
    var date = DATE.matcher(text);
    return date.matches()
        && (date.group("long") != null || fourDigits(date.group("year")))
        && monthAndDay(date.group("month"), date.group("day"));
  }

  private static boolean fourDigits(String year) {
    return year.length() >= 4 && year.replace("-", "").length() <= 4;
  }

  private static boolean monthAndDay(String month, String day) {
    if (month != null && !MONTH.matcher(month).matches()) {
      return false;
    }
    if (day == null) {
      return true;
    }
    boolean known = day.indexOf('X') < 0;
    boolean season = month != null && month.indexOf('X') < 0 && number(month) > LAST_MONTH;
    return !season && (!known || (number(day) >= 1 && number(day) <= LAST_DAY));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
