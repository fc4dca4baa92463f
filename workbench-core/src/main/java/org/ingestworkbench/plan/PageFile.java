package org.ingestworkbench.plan;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;

/**
 * A file that is a page.
 *
 * @param path where it is
 * @param key its name in NFC, which is the page's own
 * @param sequence the page number; 0 when its name has none
 * @param label the number as titles have it, or what stands in its place
 */
record PageFile(Path path, String key, long sequence, String label) {

  /** In the order of their numbers, then of their names; pages without a number come last. */
  static final Comparator<PageFile> ORDER =
      Comparator.comparing((PageFile page) -> page.sequence() == 0)
          .thenComparingLong(PageFile::sequence)
          .thenComparing(PageFile::key);

  private static final int MOST_DIGITS = 15;

  /**
   * Reads the number off a file's name: what follows the last separator, without leading zeros.
   * {@code isbn-1843-010.jpg} is page 10.
   */
  static PageFile of(Path path, String separator) {
    var key = Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
    var base = base(key);
    int at = base.lastIndexOf(separator);
    var indicator = at < 0 ? base : base.substring(at + separator.length());
    long sequence = sequence(indicator);
    return new PageFile(path, key, sequence, sequence > 0 ? Long.toString(sequence) : indicator);
  }

  /** The name without its extension. */
  String base() {
    return base(key);
  }

  private static String base(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static long sequence(String indicator) {
    var digits = indicator.replaceFirst("^0+", "");
    return Texts.digits(digits) && digits.length() <= MOST_DIGITS ? Long.parseLong(digits) : 0;
  }
}
