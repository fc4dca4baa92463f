package org.ingestworkbench.plan.field;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;

/** Reads places on earth, written {@code latitude,longitude} in decimal degrees. */
final class GeolocationReader implements ValueReader {

  // Spreadsheets take a leading plus for a formula, so people put a back-slash before it.
  private static final Pattern PLACE =
      Pattern.compile(
          "\\\\?([+-]?[0-9]{1,2}(?:\\.[0-9]{1,99})?)\\s*,\\s*\\\\?([+-]?[0-9]{1,3}(?:\\.[0-9]{1,99})?)");
  private static final BigDecimal POLE = new BigDecimal(90);
  private static final BigDecimal HALF_ROUND = new BigDecimal(180);

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    var matcher = PLACE.matcher(text);
    if (matcher.matches()
        && within(matcher.group(1), POLE)
        && within(matcher.group(2), HALF_ROUND)) {
      return Optional.of(new Value.Geolocation(matcher.group(1), matcher.group(2)));
    }
    return problems.refuseValue(
        Code.GEOLOCATION_INVALID,
        field,
        text,
        "not a place: write latitude,longitude in degrees, as in 49.2827,-123.1207.");
  }

  private static boolean within(String degrees, BigDecimal limit) {
    return new BigDecimal(degrees).abs().compareTo(limit) <= 0;
  }
}
