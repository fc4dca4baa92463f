package org.ingestworkbench.plan;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ingestworkbench.text.Folding;

/**
 * A file that is a page.
 *
 * @param path where it is
 * @param key its name in NFC, which is the page's own
 * @param sequence the page number; 0 when its name has none
 * @param label the number as titles have it, or what stands in its place
 */
public record PageFile(Path path, String key, long sequence, String label) {

  /** In the order of their numbers, then of their names; pages without a number come last. */
  static final Comparator<PageFile> ORDER =
      Comparator.comparing((PageFile page) -> page.sequence() == 0)
          .thenComparingLong(PageFile::sequence)
          .thenComparing(PageFile::key);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  /**
   * Reads the number off a file's name: what follows the last separator, without leading zeros.
   * {@code isbn-1843-010.jpg} is page 10.
   */
  static PageFile of(Path path, String separator) {
    var key = Folding.composed(String.valueOf(path.getFileName()));
    var base = base(key);
    int at = base.lastIndexOf(separator);
    var indicator = at < 0 ? base : base.substring(at + separator.length());
    long sequence = sequence(indicator);
    return new PageFile(path, key, sequence, sequence > 0 ? Long.toString(sequence) : indicator);
  }

  /** The name without its extension. */
  public String base() {
    return base(key);
  }

  /** What stands after the last dot, in lower case; empty without one. */
  String extension() {
    int dot = key.lastIndexOf('.');
    return dot < 0 ? "" : key.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The name of the file beside this one that has another extension, with or without its dot. */
  public String beside(String extension) {
    return base() + '.' + bare(extension);
  }

  /** An extension in lower case without the dot that some write before it. */
  static String bare(String extension) {
    var lower = extension.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") ? lower.substring(1) : lower;
  }

  private static String base(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static long sequence(String indicator) {
    var digits = indicator.replaceFirst("^0+", "");
    return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : 0;
  }
}
