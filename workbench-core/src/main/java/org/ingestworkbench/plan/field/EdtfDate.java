package org.ingestworkbench.plan.field;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text is a date of the Extended Date/Time Format, levels 0 to 2, as far as
 * Drupal's field takes them. That field knows no marks and no blanks in sets, no exponents and
 * significant digits above nine, no time zones of hours alone, and no digit after an X in a month.
 *
 * @see <a href="https://www.loc.gov/standards/datetime/">the specification at the Library of
 *     Congress</a>
 */
final class EdtfDate {

  private static final String MARK = "[?~%]?";
  private static final Pattern DATE =
      Pattern.compile(
          MARK
              + "(?<year>-?[0-9X]{4}(?<digits>S[1-9])?)"
              + MARK
              + "(-"
              + MARK
              + "(?<month>[0-9X]{2})"
              + MARK
              + "(-"
              + MARK
              + "(?<day>[0-9X]{2})"
              + MARK
              + ")?)?");
  private static final Pattern LONG_YEAR =
      Pattern.compile("Y-?([1-9][0-9]{4,}|[1-9][0-9]*E[1-9])(S[1-9])?[?~%]?");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<local>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})"
              + "(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?");
  private static final Pattern SET = Pattern.compile("[0-9XYES.,-]*");
  private static final Pattern PLAIN = Pattern.compile("[0-9]{4}(-[0-9]{2}){0,2}");

  /** A month of which Drupal says neither that it is a month nor that it is a season. */
  private static final Pattern LATE_X = Pattern.compile("X[0-9]|[2-9]X");

  private static final int FIRST_SEASON = 21;
  private static final int LAST_SEASON = 41;

  private EdtfDate() {}

  static boolean valid(String text) {
    if (text.startsWith("[") || text.startsWith("{")) {
      return set(text);
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? date(text) || time(text)
        : interval(text.substring(0, slash), text.substring(slash + 1));
  }

  private static boolean interval(String from, String to) {
    boolean openFrom = from.isEmpty() || from.equals("..");
    boolean openTo = to.isEmpty() || to.equals("..");
    if (openFrom || openTo) {
      return openFrom ? !openTo && date(to) : date(from);
    }
    return date(from) && date(to) && inOrder(from, to);
  }

  /** Plain years, months and days are compared as far as both say them; nothing else is. */
  private static boolean inOrder(String from, String to) {
    if (!plain(from) || !plain(to)) {
      return true;
    }
    int common = Math.min(from.length(), to.length());
    return from.substring(0, common).compareTo(to.substring(0, common)) <= 0;
  }

  private static boolean plain(String date) {
    return PLAIN.matcher(date).matches() && !season(date);
  }

  private static boolean season(String date) {
    return date.length() == 7 && date.charAt(5) >= '2';
  }

  private static boolean set(String text) {
    char end = text.charAt(0) == '[' ? ']' : '}';
    if (text.length() < 3 || text.charAt(text.length() - 1) != end) {
      return false;
    }
    var inside = text.substring(1, text.length() - 1);
    if (!SET.matcher(inside).matches()) {
      return false;
    }
    var members = List.of(inside.split(",", -1));
    for (int i = 0; i < members.size(); i++) {
      if (!member(members.get(i), i == 0, i == members.size() - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean member(String text, boolean first, boolean last) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return date(text);
    }
    var from = text.substring(0, dots);
    var to = text.substring(dots + 2);
    if (from.isEmpty()) {
      return first && date(to);
    }
    return to.isEmpty() ? last && date(from) : date(from) && date(to) && inOrder(from, to);
  }

  private static boolean time(String text) {
    var matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    var zone = matcher.group("zone");
    var full = matcher.group("local") + (zone == null ? "Z" : zone);
    try {
      OffsetDateTime.parse(full, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return true;
    } catch (DateTimeException e) {
      // No such day or hour; that is the answer.
      return false;
    }
  }

  private static boolean date(String text) {
    if (LONG_YEAR.matcher(text).matches()) {
      return true;
    }
    var matcher = DATE.matcher(text);
    return matcher.matches() && parts(matcher);
  }

  private static boolean parts(Matcher date) {
    var month = date.group("month");
    var day = date.group("day");
    if (date.group("year").startsWith("-0000")) {
      return false;
    }
    if (date.group("digits") != null && month != null) {
      return false;
    }
    if (month != null && LATE_X.matcher(month).matches()) {
      return false;
    }
    return month == null || (day == null ? month(month) : day(date.group("year"), month, day));
  }

  private static boolean month(String month) {
    return matches(month, 1, 12) || matches(month, FIRST_SEASON, LAST_SEASON);
  }

  private static boolean day(String year, String month, String day) {
    for (int m = 1; m <= 12; m++) {
      if (like(month, m) && matches(day, 1, days(year, m))) {
        return true;
      }
    }
    return false;
  }

  private static int days(String year, int month) {
    if (year.indexOf('X') >= 0) {
      return YearMonth.of(2000, month).lengthOfMonth();
    }
    return Year.of(Integer.parseInt(year)).atMonth(month).lengthOfMonth();
  }

  /** Whether a number in the range could be meant by two digits, of which X is any. */
  private static boolean matches(String digits, int from, int to) {
    for (int number = from; number <= to; number++) {
      if (like(digits, number)) {
        return true;
      }
    }
    return false;
  }

  private static boolean like(String digits, int number) {
    return like(digits.charAt(0), number / 10) && like(digits.charAt(1), number % 10);
  }

  private static boolean like(char digit, int number) {
    return digit == 'X' || digit == (char) ('0' + number);
  }
}
