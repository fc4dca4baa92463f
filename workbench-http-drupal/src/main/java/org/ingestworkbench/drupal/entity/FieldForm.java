package org.ingestworkbench.drupal.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ingestworkbench.drupal.request.Json;
import org.jspecify.annotations.Nullable;

/**
 * The form in which values of a field are kept and compared, whether they were read from the site
 * or are to be sent: without what the site adds when it tells them, so that they can be sent again
 * as they are. The same value may still be written in two ways, such as a time in two time zones;
 * {@link #same} knows them.
 */
final class FieldForm {
  /** What the site fills in where it was not sent. */
  private static final Set<String> FILLED_IN =
      Set.of("width", "height", "display", "description", "default", "options");

  private static final Set<String> OF_TARGET = Set.of("target_type", "url");
  private static final Set<String> OF_PLACE = Set.of("value", "data");
  private static final String ID = "target_id";
  private static final String UUID = "target_uuid";
  private static final String TIME_FORMAT = "Y-m-d\\TH:i:sP";

  private static final Set<String> TIMES =
      Set.of("datetime", "daterange", "timestamp", "created", "changed");
  private static final Set<String> SECONDS = Set.of("timestamp", "created", "changed");
  private static final Set<String> FLOATS = Set.of("float", "list_float");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX][X]");

  /** As exact as a database keeps a number of single precision. */
  private static final double PRECISION = 1e-6;

  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,80}(\\.\\d{1,80})?");

  /** What PHP takes for a number. */
  private static final Pattern NUMERIC =
      Pattern.compile(
          "\\s*[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?\\s*");

  private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?\\d+\\s*");

  private FieldForm() {}

  /**
   * The items of a field in this form; those without a value are left out, as the site does.
   *
   * @param name the field's
   */
  static List<ObjectNode> of(String name, JsonNode items) {
    var form = new ArrayList<ObjectNode>();
    for (var item : items) {
      var one = item(item);
      boolean root = name.equals("parent") && one.path(ID).asText().equals("0");
      if (!root && hasValue(one)) {
        form.add(one);
      }
    }
    return form;
  }

  private static ObjectNode item(JsonNode item) {
    var form = Json.object();
    boolean reference = item.hasNonNull(ID) || item.hasNonNull(UUID);
    boolean place = item.hasNonNull("lat") && item.hasNonNull("lng");
    for (var name : names(item)) {
      var value = item.path(name);
      boolean added =
          name.equals("processed")
              || (reference && OF_TARGET.contains(name))
              || (place && OF_PLACE.contains(name))
              || (value.isContainerNode() && value.isEmpty())
              || (name.equals("format") && value.asText().equals(TIME_FORMAT));
      if (!added && !value.isNull()) {
        form.set(name, name.equals(ID) ? Json.text(value) : value);
      }
    }
    return form;
  }

  private static Set<String> names(JsonNode item) {
    var names = new TreeSet<String>();
    item.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean hasValue(ObjectNode item) {
    return item.properties().stream()
        .filter(property -> !property.getKey().equals("format"))
        .anyMatch(property -> present(property.getValue()));
  }

  private static boolean present(JsonNode value) {
    return value.isContainerNode() || !value.asText().isEmpty();
  }

  /**
   * What is sent of items in this form. A target is named by its ID, as a text: a number makes
   * Drupal take the file of a medium for another one.
   */
  static ArrayNode sent(List<ObjectNode> items) {
    var sent = Json.list();
    for (var item : items) {
      ObjectNode one = item.deepCopy();
      if (one.has(ID)) {
        one.remove(UUID);
      }
      sent.add(one);
    }
    return sent;
  }

  /** The same with an item that the site drops, so that the list differs from what it holds. */
  static ArrayNode sentAsOthers(List<ObjectNode> items) {
    var sent = sent(items);
    for (var main : List.of("value", "uri")) {
      if (items.get(0).has(main)) {
        return sent.add(Json.object().put(main, ""));
      }
    }
    return sent;
  }

  /**
   * About how many bytes the site needs to tell the items: a text is told twice, letters as codes.
   */
  static long toldLength(List<ObjectNode> items) {
    long length = 0;
    for (var item : items) {
      for (var value : item) {
        length += 2 * value.asText().chars().mapToLong(c -> c < 0x80 ? 1 : 6).sum();
      }
    }
    return length;
  }

  /**
   * Whether the site holds the items.
   *
   * @param type the field's; null when it is not known
   * @param is as the site tells them
   */
  static boolean same(@Nullable String type, List<ObjectNode> items, List<ObjectNode> is) {
    if (items.size() != is.size()) {
      return false;
    }
    for (int i = 0; i < is.size(); i++) {
      if (!same(type, items.get(i), is.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an item is the value that the site tells so. */
  static boolean same(@Nullable String type, ObjectNode item, ObjectNode is) {
    boolean byId = item.has(ID) && is.has(ID);
    boolean byUuid = !byId && item.has(UUID) && is.has(UUID);
    var names = names(item);
    names.addAll(names(is));
    if (byId) {
      names.remove(UUID);
    } else if (byUuid) {
      names.remove(ID);
    }
    return names.stream().allMatch(name -> same(type, name, item.get(name), is.get(name)));
  }

  private static boolean same(
      @Nullable String type, String name, @Nullable JsonNode value, @Nullable JsonNode is) {
    if (value == null || is == null) {
      var one = value == null ? is : value;
      return FILLED_IN.contains(name) || one == null || !present(one);
    }
    return value.equals(is) || sameValue(type, value, is);
  }

  private static boolean sameValue(@Nullable String type, JsonNode value, JsonNode is) {
    if (value.isContainerNode() || is.isContainerNode()) {
      return false;
    } else if (!value.isTextual() || !is.isTextual()) {
      return sameNumber(type, value, is);
    } else if ("decimal".equals(type)) {
      return sameDecimal(value.asText(), is.asText());
    }
    return (type == null || TIMES.contains(type)) && sameTime(type, value, is);
  }

  private static boolean sameNumber(@Nullable String type, JsonNode value, JsonNode is) {
    var one = number(value);
    var other = number(is);
    if (one == null || other == null) {
      return value.asText().equals(is.asText());
    } else if (type != null && FLOATS.contains(type)) {
      double a = one.doubleValue();
      double b = other.doubleValue();
      return Math.abs(a - b) <= PRECISION * Math.max(Math.abs(a), Math.abs(b));
    }
    return one.compareTo(other) == 0;
  }

  private static @Nullable BigDecimal number(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    var text = value.asText();
    return NUMERIC.matcher(text).matches() ? new BigDecimal(text.strip()) : null;
  }

  /** The site rounds to the decimals that the field has. */
  private static boolean sameDecimal(String value, String is) {
    if (!DECIMAL.matcher(value).matches() || !DECIMAL.matcher(is).matches()) {
      return false;
    }
    var told = new BigDecimal(is);
    return new BigDecimal(value).setScale(told.scale(), RoundingMode.HALF_UP).compareTo(told) == 0;
  }

  private static boolean sameTime(@Nullable String type, JsonNode value, JsonNode is) {
    var one = instant(type, value.asText());
    return one != null && one.equals(instant(type, is.asText()));
  }

  private static @Nullable Instant instant(@Nullable String type, String text) {
    try {
      return type != null && SECONDS.contains(type) && text.matches("\\d{1,12}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text, TIME).toInstant();
    } catch (DateTimeException e) {
      return null; // A day, or no time at all: these are compared as texts.
    }
  }

  /**
   * Whether the site would not tell new items from those that it holds, and so keep these: PHP
   * compares two texts as numbers where both are numbers.
   */
  static boolean takenForEqual(List<ObjectNode> items, List<ObjectNode> is) {
    if (items.size() != is.size() || items.equals(is)) {
      return false;
    }
    for (int i = 0; i < is.size(); i++) {
      if (!takenForEqual(items.get(i), is.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean takenForEqual(ObjectNode item, ObjectNode is) {
    return names(item).equals(names(is))
        && item.properties().stream()
            .allMatch(one -> looselyEqual(one.getValue(), is.path(one.getKey())));
  }

  private static boolean looselyEqual(JsonNode value, JsonNode is) {
    var one = value.asText();
    var other = is.asText();
    if (value.equals(is) || !NUMERIC.matcher(one).matches() || !NUMERIC.matcher(other).matches()) {
      return value.equals(is);
    } else if (WHOLE.matcher(one).matches() && WHOLE.matcher(other).matches()) {
      return new BigInteger(whole(one)).equals(new BigInteger(whole(other)));
    }
    return Double.compare(Double.parseDouble(one), Double.parseDouble(other)) == 0;
  }

  private static String whole(String text) {
    var digits = text.strip();
    return digits.startsWith("+") ? digits.substring(1) : digits;
  }
}
