package org.ingestworkbench.drupal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.ingestworkbench.plan.FieldDefinition.Form;
import org.ingestworkbench.plan.FieldDefinition.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the settings of a field what Drupal, or the column of its database, does not take. A
 * setting that is not there limits nothing.
 */
final class FieldLimits {

  /** How many bits the column of an integer has, by the size of its storage. */
  private static final Map<String, Integer> BITS =
      Map.of("tiny", 8, "small", 16, "medium", 24, "normal", 32, "big", 64);

  /** The lengths of columns that have no setting for it. */
  private static final Map<String, Integer> LENGTHS = Map.of("email", 254, "telephone", 256);

  /** What a database keeps of a float. */
  private static final BigDecimal FLOAT = BigDecimal.valueOf(Float.MAX_VALUE);

  private static final int INTERNAL_LINKS = 1;
  private static final int EXTERNAL_LINKS = 16;

  /** A size in another unit, or in words, limits nothing here: the site decides. */
  private static final Pattern SIZE =
      Pattern.compile(
          "([0-9]{1,12}(?:\\.[0-9]{1,6})?) *(?:([kmg])(?:i?b)?|b|bytes?)?",
          Pattern.CASE_INSENSITIVE);

  private static final String UNITS = "kmg";
  private static final BigDecimal KILO = BigDecimal.valueOf(1024);

  private FieldLimits() {}

  /**
   * @param field the settings of the field in one bundle
   * @param storage the settings that all bundles share
   */
  static Limits of(String type, JsonNode field, JsonNode storage) {
    return switch (type) {
      case "integer" -> integer(field, storage);
      case "decimal" -> decimal(field, storage);
      case "float" -> numbers(field, FLOAT.negate(), FLOAT);
      case "link", "authority_link" -> ofForm(link(field.path("link_type").asInt()));
      case "datetime" -> ofForm(date(storage.path("datetime_type").asText()));
      default -> new Limits(length(type, storage), null, null, null);
    };
  }

  /** How many bytes a file may have, from what people write, as in 200 MB or 512K. */
  static OptionalLong fileSize(JsonNode config) {
    var size = SIZE.matcher(config.path("settings").path("max_filesize").asText().strip());
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    var unit = size.group(2);
    int power = unit == null ? 0 : UNITS.indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
    var bytes = new BigDecimal(size.group(1)).multiply(KILO.pow(power));
    return bytes.signum() > 0 ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
  }

  private static Limits integer(JsonNode field, JsonNode storage) {
    boolean unsigned = storage.path("unsigned").asBoolean();
    var bits = BITS.get(storage.path("size").asText());
    if (bits == null) {
      return numbers(field, unsigned ? BigDecimal.ZERO : null, null);
    }
    var most = BigInteger.TWO.pow(unsigned ? bits : bits - 1);
    return numbers(
        field,
        unsigned ? BigDecimal.ZERO : new BigDecimal(most.negate()),
        new BigDecimal(most.subtract(BigInteger.ONE)));
  }

  private static Limits decimal(JsonNode field, JsonNode storage) {
    int precision = storage.path("precision").asInt();
    int scale = storage.path("scale").asInt();
    if (precision <= 0 || scale < 0 || scale > precision) {
      return numbers(field, null, null);
    }
    var most = new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
    return numbers(field, most.negate(), most);
  }

  /** The narrower of what the field's settings say and what its column holds. */
  private static Limits numbers(
      JsonNode field, @Nullable BigDecimal columnMin, @Nullable BigDecimal columnMax) {
    var min = number(field.path("min"));
    var max = number(field.path("max"));
    return Limits.ofNumbers(
        min == null || (columnMin != null && columnMin.compareTo(min) > 0) ? columnMin : min,
        max == null || (columnMax != null && columnMax.compareTo(max) < 0) ? columnMax : max);
  }

  private static @Nullable BigDecimal number(JsonNode setting) {
    try {
      var text = setting.isNull() ? "" : setting.asText().strip();
      return text.isEmpty() ? null : new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static Limits ofForm(@Nullable Form form) {
    return form == null ? Limits.NONE : Limits.ofForm(form);
  }

  private static @Nullable Form link(int type) {
    return switch (type) {
      case INTERNAL_LINKS -> Form.INTERNAL;
      case EXTERNAL_LINKS -> Form.EXTERNAL;
      default -> null;
    };
  }

  private static @Nullable Form date(String type) {
    return switch (type) {
      case "date" -> Form.DAY;
      case "datetime" -> Form.TIME;
      default -> null;
    };
  }

  private static @Nullable Integer length(String type, JsonNode storage) {
    int length = storage.path("max_length").asInt();
    return length > 0 ? Integer.valueOf(length) : LENGTHS.get(type);
  }
}
