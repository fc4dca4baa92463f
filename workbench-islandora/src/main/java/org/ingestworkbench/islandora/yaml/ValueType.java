package org.ingestworkbench.islandora.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlNode.Sequence;
import org.ingestworkbench.islandora.yaml.YamlNode.Shape;

/** What a setting's value may look like, and what becomes of it. */
public enum ValueType {
  /** A {@link String}. */
  TEXT("text", ValueType::text),
  /** A {@link String}, or {@code false} for none, which is the empty string. */
  TEXT_OR_FALSE("text or false", node -> isFalse(node) ? "" : text(node)),
  /** A {@link Boolean}. */
  FLAG("true or false", ValueType::flag),
  /** An {@link Integer} of 0 or more. */
  NUMBER("a whole number", ValueType::number),
  /** A {@link String} of digits, or {@code false} for none, which is the empty string. */
  DIGITS_OR_FALSE("a whole number or false", node -> isFalse(node) ? "" : digits(node)),
  /** A {@link BigDecimal} of 0 or more. */
  DECIMAL("a number", ValueType::decimal),
  /** A {@link String}: {@code 90s}, {@code 5m}, {@code 2h}, or {@code 0} for none. */
  TIME("a time such as 90s, 5m or 2h", ValueType::time),
  /** A {@code List<String>}. */
  LIST("a list", ValueType::list),
  /** A {@code List<String>}, or one {@link String}. */
  LIST_OR_TEXT("a list, or text", node -> node instanceof Sequence ? list(node) : text(node)),
  /** A {@code Map<String, String>}, written as a list of mappings or as one mapping. */
  PAIRS("a list of `name: value`", ValueType::pairs),
  /** As {@link #PAIRS}, or {@code false} for none. */
  PAIRS_OR_FALSE(
      "a list of `name: value`, or false", node -> isFalse(node) ? Map.of() : pairs(node)),
  /** A {@code Map<String, List<String>>}, written as a list of mappings or as one mapping. */
  GROUPS("a list of `name: [values]`", ValueType::groups),
  /** Of any type: it is not looked at. */
  ANYTHING("anything", YamlNode::toString);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,30}");
  private static final Pattern NUMBER_OR_PART =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?|\\.[0-9]{1,15}");
  private static final Set<String> LOOKS_LIKE_A_FLAG =
      Set.of("true", "false", "yes", "no", "on", "off");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // the readers are functions without state
  private final Reader reader;

  ValueType(String words, Reader reader) {
    this.words = words;
    this.reader = reader;
  }

  /** As the manual says it. */
  public String words() {
    return words;
  }

  /** The value. */
  public Object read(YamlNode node) throws WrongValue {
    return reader.read(node);
  }

  /** Turns what was written into a value. */
  private interface Reader {
    Object read(YamlNode node) throws WrongValue;
  }

  /** What was written is no value of the type; the message says why and what to write. */
  public static final class WrongValue extends Exception {
    private static final long serialVersionUID = 1L;

    WrongValue(String message) {
      super(message);
    }
  }

  private static boolean isFalse(YamlNode node) {
    return node instanceof Scalar scalar
        && scalar.shape() == Shape.BOOLEAN
        && !Boolean.parseBoolean(scalar.text());
  }

  private static String text(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.shape() != Shape.BOOLEAN && !node.empty()) {
      return scalar.text();
    }
    throw new WrongValue("must be text, not " + node + quotes(node));
  }

  private static String quotes(YamlNode node) {
    return node instanceof Scalar && !node.empty() ? "; put it in quotes if it is meant." : ".";
  }

  private static Boolean flag(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar) {
      if (scalar.shape() == Shape.BOOLEAN) {
        return Boolean.valueOf(scalar.text());
      } else if (LOOKS_LIKE_A_FLAG.contains(scalar.text().toLowerCase(Locale.ROOT))) {
        throw new WrongValue(
            "must be true or false without quotes, not " + node + ", which is text in YAML.");
      }
    }
    throw new WrongValue("must be true or false, not " + node + ".");
  }

  private static Integer number(YamlNode node) throws WrongValue {
    try {
      return Integer.valueOf(digits(node));
    } catch (NumberFormatException e) {
      throw new WrongValue("is too large: " + node + ".");
    }
  }

  private static String time(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.text().strip().matches("0|[0-9]{1,6}[smh]")) {
      return scalar.text().strip();
    }
    throw new WrongValue("must be a time such as 90s, 5m or 2h, or 0 for none, not " + node + ".");
  }

  private static String digits(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && WHOLE_NUMBER.matcher(scalar.text().strip()).matches()) {
      return scalar.text().strip();
    }
    throw new WrongValue("must be a whole number written in digits, not " + node + ".");
  }

  private static BigDecimal decimal(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && NUMBER_OR_PART.matcher(scalar.text().strip()).matches()) {
      return new BigDecimal(scalar.text().strip());
    }
    throw new WrongValue("must be a number of 0 or more, not " + node + ".");
  }

  private static List<String> list(YamlNode node) throws WrongValue {
    if (!(node instanceof Sequence sequence)) {
      throw new WrongValue("must be a list, not " + node + ": write it as [" + node + "].");
    }
    var values = new ArrayList<String>();
    for (var item : sequence.items()) {
      values.add(element(item));
    }
    return List.copyOf(values);
  }

  /** A value inside of a list or mapping: how it was written is what counts. */
  private static String element(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new WrongValue("must hold single values, not " + node + ".");
  }

  private static Map<String, String> pairs(YamlNode node) throws WrongValue {
    var values = new LinkedHashMap<String, String>();
    for (var mapping : mappings(node)) {
      for (var entry : mapping.entries().entrySet()) {
        values.put(entry.getKey(), element(entry.getValue()));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static Map<String, List<String>> groups(YamlNode node) throws WrongValue {
    var values = new LinkedHashMap<String, List<String>>();
    for (var mapping : mappings(node)) {
      for (var entry : mapping.entries().entrySet()) {
        values.put(entry.getKey(), oneOrMore(entry.getValue()));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static List<String> oneOrMore(YamlNode node) throws WrongValue {
    return node instanceof Scalar ? List.of(element(node)) : list(node);
  }

  private static List<Mapping> mappings(YamlNode node) throws WrongValue {
    if (node instanceof Mapping mapping) {
      return List.of(mapping);
    } else if (!(node instanceof Sequence)) {
      throw new WrongValue("must be a list of \"- name: value\", not " + node + ".");
    }
    var found = new ArrayList<Mapping>();
    for (var item : ((Sequence) node).items()) {
      if (!(item instanceof Mapping mapping)) {
        throw new WrongValue(
            "must be a list of \"- name: value\", but one entry is "
                + item
                + "; is there a space after the colon?");
      }
      found.add(mapping);
    }
    return found;
  }
}
