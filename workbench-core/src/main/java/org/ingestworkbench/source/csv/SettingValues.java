package org.ingestworkbench.source.csv;

import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;

/** Checks of single settings; each names the setting as a configuration spells it. */
final class SettingValues {
  private SettingValues() {}

  static char delimiter(String text) {
    var one = text.equals("\\t") ? "\t" : text;
    if (one.length() != 1 || "\"\r\n".contains(one)) {
      throw new InputException(
          "delimiter: \"" + text + "\" is not one character (or \\t for a tab).");
    }
    return one.charAt(0);
  }

  static String subdelimiter(String text) {
    if (text.isEmpty()) {
      throw new InputException("subdelimiter: it must not be empty.");
    }
    return text;
  }

  static long row(Advice setting, long number) {
    if (number < 0) {
      throw new InputException(
          setting.words() + ": " + number + " is no number of a row.", setting);
    }
    return number;
  }
}
