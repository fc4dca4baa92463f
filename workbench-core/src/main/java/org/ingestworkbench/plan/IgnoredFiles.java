package org.ingestworkbench.plan;

import java.util.List;
import java.util.Locale;

/**
 * Tells files that are no pages: those whose name begins with a dot, and those of the settings,
 * each a name, {@code *.ext} or {@code name.*}, in any case.
 */
final class IgnoredFiles {

  private final List<String> patterns;

  IgnoredFiles(List<String> patterns) {
    this.patterns = patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList();
  }

  boolean matches(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".") || patterns.stream().anyMatch(pattern -> matches(pattern, lower));
  }

  private static boolean matches(String pattern, String name) {
    if (pattern.startsWith("*")) {
      return name.endsWith(pattern.substring(1));
    } else if (pattern.endsWith("*")) {
      return name.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return name.equals(pattern);
  }
}
