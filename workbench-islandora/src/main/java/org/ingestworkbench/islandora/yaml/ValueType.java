package org.ingestworkbench.islandora.yaml;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.islandora.yaml.YamlNode.Mapping;
import org.ingestworkbench.islandora.yaml.YamlNode.Scalar;
import org.ingestworkbench.islandora.yaml.YamlNode.Sequence;
import org.ingestworkbench.islandora.yaml.YamlNode.Shape;

/** What a setting's value may look like, and what becomes of it. */
public enum ValueType {
  /** A {@link String}. */
  TEXT("text", ValueType::text),
  /** A {@link String} that a path of this machine may be. */
  PATH("a path", ValueType::path),
  /** As {@link #PATH}, or {@code false} for none, which is the empty string. */
  PATH_OR_FALSE("a path, or false", node -> isFalse(node) ? "" : path(node)),
  /** A {@code List<String>} of such paths. */
  PATHS("a list of paths", ValueType::paths),
  /** A {@link String}, or {@code false} for none, which is the empty string. */
  TEXT_OR_FALSE("text or false", node -> isFalse(node) ? "" : text(node)),
  /** A {@link Boolean}. */
  FLAG("true or false", ValueType::flag),
  /** An {@link Integer} of 0 or more. */
  NUMBER("a whole number", ValueType::number),
  /** A {@link String} of digits, or {@code false} for none, which is the empty string. */
  DIGITS_OR_FALSE("a whole number or false", node -> saysNo(node) ? "" : id(node)),
  /** A {@link BigDecimal} of 0 or more. */
  DECIMAL("a number", ValueType::decimal),
  /** A {@link String}: {@code 90s}, {@code 5m}, {@code 2h}, or {@code 0} for none. */
  TIME("a time such as 90s, 5m or 2h", ValueType::time),
  /** A {@link String}: {@code 800k}, {@code 500m}, {@code 2g}, or {@code 0} for no limit. */
  SIZE("a size such as 500m or 2g", ValueType::size),
  /** A {@code List<String>}. */
  LIST("a list", ValueType::list),
  /** A {@code List<String>}, or one {@link String}. */
  LIST_OR_PATH("a list, or a path", node -> node instanceof Sequence ? list(node) : path(node)),
  /** A {@code Map<String, String>}, written as a list of mappings or as one mapping. */
  PAIRS("a list of `name: value`", ValueType::pairs),
  /** As {@link #PAIRS}, or {@code false} for none. */
  PAIRS_OR_FALSE(
      "a list of `name: value`, or false", node -> saysNo(node) ? Map.of() : pairs(node)),
  /** A {@code Map<String, List<String>>}, written as a list of mappings or as one mapping. */
  GROUPS("a list of `name: [values]`", ValueType::groups),
  /** Of any type: it is not looked at. */
  ANYTHING("anything", YamlNode::toString);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,30}");
  private static final Pattern NUMBER_OR_PART =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?|\\.[0-9]{1,15}");
  private static final int MOST_DIGITS = 18;
  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);

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

  /**
   * What is to be said of a value that is taken though YAML has another form for it; or nothing.
   */
  public Optional<String> remark(YamlNode node) {
    if (!(node instanceof Scalar scalar)) {
      return Optional.empty();
    }
    boolean flag = this == FLAG || this == DIGITS_OR_FALSE || this == PAIRS_OR_FALSE;
    if (flag && scalar.shape() != Shape.BOOLEAN && FLAGS.containsKey(word(scalar))) {
      return Optional.of(
          scalar + " is taken for " + FLAGS.get(word(scalar)) + "; write that, without quotes.");
    }
    return this == LIST || this == PATHS
        ? Optional.of(scalar + " is taken for a list of one; write [" + scalar + "].")
        : Optional.empty();
  }

  private static String word(Scalar scalar) {
    return scalar.text().strip().toLowerCase(Locale.ROOT);
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
    return saysNo(node) && ((Scalar) node).shape() == Shape.BOOLEAN;
  }

  /** The same, however it is written: where no text can be meant. */
  private static boolean saysNo(YamlNode node) {
    return node instanceof Scalar scalar && Boolean.FALSE.equals(FLAGS.get(word(scalar)));
  }

  private static String text(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.shape() != Shape.BOOLEAN && !node.empty()) {
      return scalar.text();
    }
    throw new WrongValue("must be text, not " + node + quotes(node));
  }

  private static String path(YamlNode node) throws WrongValue {
    var path = text(node);
    if (path.chars().anyMatch(Character::isISOControl)) {
      throw new WrongValue("has a control character in it, which a path may not have.");
    }
    try {
      Objects.requireNonNull(Path.of(path));
      return path;
    } catch (InvalidPathException e) {
      throw new WrongValue("is no path on this machine: " + e.getReason() + ".");
    }
  }

  private static List<String> paths(YamlNode node) throws WrongValue {
    var paths = new ArrayList<String>();
    for (var item : items(node)) {
      paths.add(path(item));
    }
    return List.copyOf(paths);
  }

  private static String quotes(YamlNode node) {
    return node instanceof Scalar && !node.empty() ? "; put it in quotes if it is meant." : ".";
  }

  private static Boolean flag(YamlNode node) throws WrongValue {
    var flag = node instanceof Scalar scalar ? FLAGS.get(word(scalar)) : null;
    if (flag != null) {
      return flag;
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

  /** An ID: of no more digits than a number in this program or in SQLite has. */
  private static String id(YamlNode node) throws WrongValue {
    var digits = digits(node);
    if (digits.length() > MOST_DIGITS) {
      throw new WrongValue("is too large: " + node + ".");
    }
    return digits;
  }

  private static String time(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.text().strip().matches("0|[0-9]{1,6}[smh]")) {
      return zero(scalar.text().strip());
    }
    throw new WrongValue("must be a time such as 90s, 5m or 2h, or 0 for none, not " + node + ".");
  }

  private static String size(YamlNode node) throws WrongValue {
    if (node instanceof Scalar scalar && scalar.text().strip().matches("0|[0-9]{1,6}[kmgKMG]")) {
      return zero(scalar.text().strip().toLowerCase(Locale.ROOT));
    }
    throw new WrongValue("must be a size such as 500m or 2g, or 0 for no limit, not " + node + ".");
  }

  /** Nothing is nothing in every unit. */
  private static String zero(String measure) {
    return measure.matches("0+[a-z]") ? "0" : measure;
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
    var values = new ArrayList<String>();
    for (var item : items(node)) {
      values.add(element(item));
    }
    return List.copyOf(values);
  }

  /** A single value is a list of one. */
  private static List<YamlNode> items(YamlNode node) throws WrongValue {
    if (node instanceof Sequence sequence) {
      return sequence.items();
    } else if (node instanceof Scalar) {
      return List.of(node);
    }
    throw new WrongValue("must be a list, not " + node + ".");
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
