package org.ingestworkbench.cli.create;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.text.Shown;

/** A name with variables, {@code $name} or <code>${name}</code>; {@code $$} is a dollar sign. */
record NameTemplate(String setting, String text) {

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+)|(\\$)|)");

  /**
   * Fills the variables in.
   *
   * @throws InputException for a variable that there is not, and for a name that is a path
   */
  String fill(Map<String, String> variables) {
    var filled =
        VARIABLE
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(value(match, variables)));
    if (filled.chars().anyMatch(c -> c == '/' || c == '\\' || Shown.unfit(c))) {
      throw new InputException(
          setting + ": \"" + text + "\" must be a name, without directories: \"" + filled + "\".");
    }
    return filled;
  }

  private String value(MatchResult match, Map<String, String> variables) {
    if (match.group(3) != null) {
      return "$";
    }
    var name = match.group(1) != null ? match.group(1) : match.group(2);
    var value = name == null ? null : variables.get(name);
    if (value == null) {
      throw new InputException(
          setting
              + ": \""
              + text
              + "\" has a variable that there is not at \""
              + match.group()
              + "\"; there are $"
              + String.join(", $", variables.keySet().stream().sorted().toList())
              + ".");
    }
    return value;
  }
}
