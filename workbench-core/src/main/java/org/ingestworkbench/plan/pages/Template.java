package org.ingestworkbench.plan.pages;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for values, written {@code $name} or {@code ${name}}; {@code $$} is a dollar
 * sign. The syntax of Python's {@code string.Template}.
 */
public final class Template {

  private static final Pattern PLACE =
      Pattern.compile("\\$(?:(\\$)|([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})");

  private final String text;

  public Template(String text) {
    this.text = text;
  }

  /** The names of the values that are wanted. */
  public Set<String> names() {
    var names = new LinkedHashSet<String>();
    var matcher = PLACE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        names.add(name(matcher));
      }
    }
    return names;
  }

  /** The text with its values; a place whose value is not given stays as it is. */
  String with(Map<String, String> values) {
    return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
  }

  private static String value(MatchResult match, Map<String, String> values) {
    if (match.group(1) != null) {
      return "$";
    }
    return values.getOrDefault(name(match), match.group());
  }

  private static String name(MatchResult match) {
    return match.group(2) != null ? match.group(2) : match.group(3);
  }

  @Override
  public String toString() {
    return text;
  }
}
