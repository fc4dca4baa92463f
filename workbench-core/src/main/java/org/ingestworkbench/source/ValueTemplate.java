package org.ingestworkbench.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Advice;
import org.ingestworkbench.model.InputException;
import org.ingestworkbench.model.Problem;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Problem.Place;
import org.ingestworkbench.model.Problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A template with {@code $name} or <code>${name}</code> placeholders, {@code $$} for a dollar sign,
 * for the subvalues of a column ({@code csv_value_templates}).
 */
final class ValueTemplate {
  static final Set<String> RANDOM =
      Set.of("random_alphanumeric_string", "random_number_string", "uuid_string");
  private static final Set<String> PLAIN =
      Set.of("csv_value", "file", "filename_without_extension", "weight");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$(?:(\\$)|([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)}|)");

  private final String column;
  private final String text;
  private final List<Part> parts = new ArrayList<>();

  private record Part(String text, boolean placeholder) {}

  /**
   * Reads a template.
   *
   * @throws InputException when a placeholder is unknown
   */
  ValueTemplate(String column, String text) {
    this.column = column;
    this.text = text;
    var matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(new Part(text.substring(end, matcher.start()), false));
      parts.add(part(matcher.group(1), matcher.group(2), matcher.group(3)));
      end = matcher.end();
    }
    parts.add(new Part(text.substring(end), false));
  }

  private Part part(@Nullable String dollar, @Nullable String bare, @Nullable String braced) {
    if (dollar != null) {
      return new Part("$", false);
    }
    var name = bare != null ? bare : braced;
    if (name == null || !(PLAIN.contains(name) || RANDOM.contains(name))) {
      var message = unknown(name == null ? "" : name);
      var place = Place.file(Advice.VALUE_TEMPLATES.words());
      throw new InputException(
          message,
          List.of(
              new Problem(
                  Code.SETTING_INVALID, Severity.ERROR, place, message, Advice.VALUE_TEMPLATES)),
          null);
    }
    return new Part(name, true);
  }

  private String unknown(String name) {
    var known = new TreeSet<>(PLAIN);
    known.addAll(RANDOM);
    return String.format(
        "%s: the template \"%s\" for %s has an unknown placeholder $%s. There are "
            + "$%s; a dollar sign is written $$.",
        Advice.VALUE_TEMPLATES.words(), text, column, name, String.join(", $", known));
  }

  String column() {
    return column;
  }

  boolean isRandom() {
    return parts.stream().anyMatch(part -> part.placeholder() && RANDOM.contains(part.text()));
  }

  /** The text with its placeholders replaced. */
  String fill(UnaryOperator<String> values) {
    var filled = new StringBuilder();
    parts.forEach(
        part -> filled.append(part.placeholder() ? values.apply(part.text()) : part.text()));
    return filled.toString();
  }

  @Override
  public String toString() {
    return column + ": " + text;
  }
}
