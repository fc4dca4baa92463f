package org.ingestworkbench.islandora;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ingestworkbench.islandora.Node.Mapping;
import org.ingestworkbench.islandora.Node.Scalar;
import org.ingestworkbench.islandora.Node.Sequence;
import org.ingestworkbench.islandora.Node.Shape;

/** What a setting's value may look like, and what becomes of it. */
enum Type {
  /** A {@link String}. */
  TEXT("text", Type::text),
  /** A {@link String}, or {@code false} for none, which is the empty string. */
  TEXT_OR_FALSE("text or false", node -> isFalse(node) ? "" : text(node)),
  /** A {@link Boolean}. */
  FLAG("true or false", Type::flag),
  /** An {@link Integer} of 0 or more. */
  NUMBER("a whole number", Type::number),
  /** A {@link String} of digits, or {@code false} for none, which is the empty string. */
  DIGITS_OR_FALSE("a whole number or false", node -> isFalse(node) ? "" : digits(node)),
  /** A {@link BigDecimal} of 0 or more. */
  DECIMAL("a number", Type::decimal),
  /** A {@link String}: {@code 90s}, {@code 5m}, {@code 2h}, or {@code 0} for none. */
  TIME("a time such as 90s, 5m or 2h", Type::time),
  /** A {@code List<String>}. */
  LIST("a list", Type::list),
  /** A {@code List<String>}, or one {@link String}. */
  LIST_OR_TEXT("a list, or text", node -> node instanceof Sequence ? list(node) : text(node)),
  /** A {@code Map<String, String>}, written as a list of mappings or as one mapping. */
  PAIRS("a list of `name: value`", Type::pairs),
  /** As {@link #PAIRS}, or {@code false} for none. */
  PAIRS_OR_FALSE(
      "a list of `name: value`, or false", node -> isFalse(node) ? Map.of() : pairs(node)),
  /** A {@code Map<String, List<String>>}, written as a list of mappings or as one mapping. */
  GROUPS("a list of `name: [values]`", Type::groups),
  /** Of any type: it is not looked at. */
  ANYTHING("anything", Node::toString);

  private static final Set<String> LOOKS_LIKE_A_FLAG =
      Set.of("true", "false", "yes", "no", "on", "off");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // the readers are functions without state
  private final Reader reader;

  Type(String words, Reader reader) {
    this.words = words;
    this.reader = reader;
  }

  /** As the manual says it. */
  String words() {
    return words;
  }

  /** The value. */
  Object read(Node node) throws WrongValue {
    return reader.read(node);
  }

  /** Turns what was written into a value. */
  private interface Reader {
    Object read(Node node) throws WrongValue;
  }

  /** What was written is no value of the type; the message says why and what to write. */
  static final class WrongValue extends Exception {
    private static final long serialVersionUID = 1L;

    WrongValue(String message) {
      super(message);
    }
  }

  private static boolean isFalse(Node node) {
    return node instanceof Scalar scalar
        && scalar.shape() == Shape.BOOLEAN
        && !Boolean.parseBoolean(scalar.text());
  }

  private static String text(Node node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.shape() != Shape.BOOLEAN && !node.empty()) {
      return scalar.text();
    }
    throw new WrongValue("must be text, not " + node + quotes(node));
  }

  private static String quotes(Node node) {
    return node instanceof Scalar && !node.empty() ? "; put it in quotes if it is meant." : ".";
  }

  private static Boolean flag(Node node) throws WrongValue {
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

  private static Integer number(Node node) throws WrongValue {
    try {
      return Integer.valueOf(digits(node));
    } catch (NumberFormatException e) {
      throw new WrongValue("is too large: " + node + ".");
    }
  }

  private static String time(Node node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.text().strip().matches("0|[0-9]{1,6}[smh]")) {
      return scalar.text().strip();
    }
    throw new WrongValue("must be a time such as 90s, 5m or 2h, or 0 for none, not " + node + ".");
  }

  private static String digits(Node node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.text().strip().matches("[0-9]+")) {
      return scalar.text().strip();
    }
    throw new WrongValue("must be a whole number written in digits, not " + node + ".");
  }

  private static BigDecimal decimal(Node node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.text().strip().matches("[0-9]*\\.?[0-9]+")) {
      return new BigDecimal(scalar.text().strip());
    }
    throw new WrongValue("must be a number of 0 or more, not " + node + ".");
  }

  private static List<String> list(Node node) throws WrongValue {
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
  private static String element(Node node) throws WrongValue {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new WrongValue("must hold single values, not " + node + ".");
  }

  private static Map<String, String> pairs(Node node) throws WrongValue {
    var values = new LinkedHashMap<String, String>();
    for (var mapping : mappings(node)) {
      for (var entry : mapping.entries().entrySet()) {
        values.put(entry.getKey(), element(entry.getValue()));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static Map<String, List<String>> groups(Node node) throws WrongValue {
    var values = new LinkedHashMap<String, List<String>>();
    for (var mapping : mappings(node)) {
      for (var entry : mapping.entries().entrySet()) {
        values.put(entry.getKey(), oneOrMore(entry.getValue()));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static List<String> oneOrMore(Node node) throws WrongValue {
    return node instanceof Scalar ? List.of(element(node)) : list(node);
  }

  private static List<Mapping> mappings(Node node) throws WrongValue {
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
