package org.ingestworkbench.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;

/** What cleaning does to each cell; each can be left out ({@code clean_csv_values_skip}). */
public enum CleaningStep {
  /** Curly quotes become straight ones. */
  SMART_QUOTES,
  /** Runs of spaces become one. */
  INSIDE_SPACES,
  /** White space at both ends goes, no-break spaces too. */
  OUTSIDE_SPACES,
  /** Subdelimiters at both ends go. */
  OUTSIDE_SUBDELIMITERS;

  /**
   * The one of this name in a configuration, for instance {@code smart_quotes}.
   *
   * @throws InputException when there is none
   */
  public static CleaningStep named(String setting) {
    return Arrays.stream(values())
        .filter(cleaning -> cleaning.setting().equals(setting))
        .findFirst()
        .orElseThrow(() -> new InputException(unknown(setting), Advice.SKIPPED_CLEANING));
  }

  /** Its name in a configuration. */
  public String setting() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String unknown(String setting) {
    return Arrays.stream(values())
        .map(CleaningStep::setting)
        .collect(
            Collectors.joining(
                ", ",
                Advice.SKIPPED_CLEANING.words() + ": there is no \"" + setting + "\"; there are ",
                "."));
  }
}
