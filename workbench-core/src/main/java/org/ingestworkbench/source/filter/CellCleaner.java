package org.ingestworkbench.source.filter;

import java.util.Set;
import org.ingestworkbench.source.CleaningStep;

/**
 * Cleans cells. Nearly all cells are clean already, so one look at each character decides that
 * before anything is built. CleaningStep what is clean changes nothing.
 */
public final class CellCleaner {
  private final boolean quotes;
  private final boolean inside;
  private final boolean outside;
  private final boolean subdelimiters;
  private final String subdelimiter;

  public CellCleaner(String subdelimiter, Set<CleaningStep> skipped) {
    this.subdelimiter = subdelimiter;
    this.quotes = !skipped.contains(CleaningStep.SMART_QUOTES);
    this.inside = !skipped.contains(CleaningStep.INSIDE_SPACES);
    this.outside = !skipped.contains(CleaningStep.OUTSIDE_SPACES);
    this.subdelimiters = !skipped.contains(CleaningStep.OUTSIDE_SUBDELIMITERS);
  }

  public String clean(String cell) {
    return cell.isEmpty() || (cleanAtEnds(cell) && cleanInside(cell)) ? cell : thoroughly(cell);
  }

  /** Whether the cell is visible ASCII with nothing to clean: true for nearly all, and cheap. */
  boolean isPlain(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    char before = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return cleanAtEnds(cell);
  }

  private boolean cleanAtEnds(String cell) {
    char first = cell.charAt(0);
    char last = cell.charAt(cell.length() - 1);
    return !isSpace(first)
        && !isSpace(last)
        && (first != subdelimiter.charAt(0) || !cell.startsWith(subdelimiter))
        && (last != subdelimiter.charAt(subdelimiter.length() - 1) || !cell.endsWith(subdelimiter));
  }

  private static boolean cleanInside(String cell) {
    char before = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if ((c == ' ' && before == ' ') || (c >= '\u2018' && c <= '\u201D')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private String thoroughly(String cell) {
    String cleaned = quotes ? straightQuotes(cell) : cell;
    cleaned = inside ? singleSpaces(cleaned) : cleaned;
    int start = firstKept(cleaned);
    return cleaned.substring(start, endOfKept(cleaned, start));
  }

  private int firstKept(String text) {
    int start = 0;
    while (start < text.length()) {
      if (outside && isSpace(text.charAt(start))) {
        start++;
      } else if (subdelimiters && text.startsWith(subdelimiter, start)) {
        start += subdelimiter.length();
      } else {
        return start;
      }
    }
    return start;
  }

  private int endOfKept(String text, int start) {
    int end = text.length();
    while (end > start) {
      if (outside && isSpace(text.charAt(end - 1))) {
        end--;
      } else if (subdelimiters
          && end - subdelimiter.length() >= start
          && text.startsWith(subdelimiter, end - subdelimiter.length())) {
        end -= subdelimiter.length();
      } else {
        return end;
      }
    }
    return end;
  }

  private static String straightQuotes(String cell) {
    return cell.replace('\u201C', '"')
        .replace('\u201D', '"')
        .replace('\u2018', '\'')
        .replace('\u2019', '\'');
  }

  private static String singleSpaces(String cell) {
    var out = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c != ' ' || i == 0 || cell.charAt(i - 1) != ' ') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The text without white space at its ends, no-break spaces among it. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  public static boolean isBlank(String text) {
    return text.isEmpty() || strip(text).isEmpty();
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u0085'
        || (c > 0x7F && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
  }
}
