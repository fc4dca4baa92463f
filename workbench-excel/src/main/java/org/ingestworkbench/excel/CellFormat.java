package org.ingestworkbench.excel;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a number format says of the number's kind: a date, a time, or leading zeros. */
final class CellFormat {
  /** Colours, conditions, currencies, and what is written out; not times that go on, as [h]. */
  private static final Pattern ASIDE =
      Pattern.compile("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]|\"[^\"]*\"?|\\\\.|_.|\\*.");

  private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)\\]");
  private static final Pattern CLOCK = Pattern.compile("h|s|am/pm|a/p");

  /** An m beside hours or seconds is minutes. */
  private static final Pattern MINUTES =
      Pattern.compile("(?<=h)([^a-z]*)m{1,2}(?!m)|(?<![m])m{1,2}(?=[^a-z]*s)");

  private static final Pattern ZEROS = Pattern.compile("0{2,30}");

  /** Nothing but zeros and what is written out. */
  private static final Pattern PADDED =
      Pattern.compile("(?:0|\"[^\"]*\"|\\\\.|[-/ ()])*0(?:0|\"[^\"]*\"|\\\\.|[-/ ()])*");

  private static final CellFormat NONE = new CellFormat("");

  private final String format;
  private final boolean elapsed;
  private final boolean time;
  private final boolean year;
  private final boolean month;
  private final boolean day;

  private CellFormat(String format) {
    this.format = first(format);
    var letters = ASIDE.matcher(this.format.toLowerCase(Locale.ROOT)).replaceAll("");
    boolean general = letters.contains("general");
    elapsed = !general && ELAPSED.matcher(letters).find();
    time = !general && (elapsed || CLOCK.matcher(letters).find());
    var dates =
        time
            ? MINUTES.matcher(letters.replaceAll("am/pm|a/p|\\[[hms]+\\]", "")).replaceAll("")
            : letters;
    year = !general && dates.indexOf('y') >= 0;
    day = !general && dates.indexOf('d') >= 0;
    month = !general && dates.indexOf('m') >= 0;
  }

  /**
   * The format of a cell.
   *
   * @param id its number; those that have no text of their own depend on the language
   */
  static CellFormat of(@Nullable Integer id, @Nullable String format) {
    if (format != null) {
      return format.length() > 255 ? NONE : new CellFormat(format);
    }
    return id == null ? NONE : new CellFormat(ofLanguage(id));
  }

  /** Dates and times of East Asian languages. */
  private static String ofLanguage(int id) {
    boolean clock = (id >= 32 && id <= 35) || id == 55 || id == 56;
    boolean date = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return clock ? "h:mm:ss" : date ? "yyyy-mm-dd" : "";
  }

  /** The part for numbers that are not negative. */
  private static String first(String format) {
    boolean quoted = false;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      quoted ^= c == '"';
      if (c == ';' && !quoted) {
        return format.substring(0, i);
      }
    }
    return format;
  }

  /** Whether it shows a date or a time. */
  boolean isDate() {
    return showsDay() || time;
  }

  boolean showsDay() {
    return year || month || day;
  }

  boolean showsTime() {
    return time;
  }

  /** Whether hours go on after a day. */
  boolean isElapsed() {
    return elapsed;
  }

  /** As much of the date as is shown; all of it where the year is not. */
  String datePattern() {
    if (day || !year || time) {
      return "uuuu-MM-dd";
    }
    return month ? "uuuu-MM" : "uuuu";
  }

  /** A whole number with the zeros, and the signs between them, that the format gives it. */
  String padded(String number) {
    if (number.length() > 15
        || !number.chars().allMatch(Character::isDigit)
        || !PADDED.matcher(format).matches()
        || format.equals("0")) {
      return number;
    }
    return ZEROS.matcher(format).matches()
        ? "0".repeat(Math.max(0, format.length() - number.length())) + number
        : filled(number);
  }

  /** From the right, because what does not fit goes before the first zero. */
  private String filled(String number) {
    var out = new StringBuilder();
    int left = number.length();
    int first = firstZero();
    for (int i = format.length() - 1; i >= 0; i--) {
      char c = format.charAt(i);
      if (c == '0' && !literal(i)) {
        int from = i == first ? 0 : Math.max(0, left - 1);
        out.insert(0, left > 0 ? number.substring(from, left) : "0");
        left = i == first ? 0 : Math.max(0, left - 1);
      } else if (c != '"' && (c != '\\' || literal(i))) {
        out.insert(0, c);
      }
    }
    return out.toString();
  }

  private int firstZero() {
    int at = 0;
    while (format.charAt(at) != '0' || literal(at)) {
      at++;
    }
    return at;
  }

  /** Whether the character at a place is written out: after a backslash, or in quotes. */
  private boolean literal(int place) {
    boolean quoted = false;
    for (int i = 0; i < place; i++) {
      char c = format.charAt(i);
      if (!quoted && c == '\\') {
        if (++i == place) {
          return true;
        }
      } else if (c == '"') {
        quoted = !quoted;
      }
    }
    return quoted && format.charAt(place) != '"';
  }
}
