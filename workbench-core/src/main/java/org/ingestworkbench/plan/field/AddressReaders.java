package org.ingestworkbench.plan.field;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;

/** Read addresses that a cut would spoil: of mail, and URIs that are no links. */
final class AddressReaders {

  private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"()]+@[^\\s@,;<>\"]+");
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

  private AddressReaders() {}

  /** What begins with a quoted name is left to the site. */
  static Optional<Value> mail(FieldDefinition field, String text, RowProblems problems) {
    if (text.startsWith("\"") || MAIL.matcher(text).matches()) {
      return fitting(field, text, problems);
    }
    return problems.refuseValue(
        Code.VALUE_INVALID, field, text, "no mail address: write it as in anna@example.org.");
  }

  static Optional<Value> uri(FieldDefinition field, String text, RowProblems problems) {
    return URI.matcher(text).matches()
        ? fitting(field, text, problems)
        : problems.refuseValue(
            Code.VALUE_INVALID, field, text, "no URI: write it as in https://example.org/a.");
  }

  private static Optional<Value> fitting(FieldDefinition field, String text, RowProblems problems) {
    var limit = field.maxLength();
    return limit == null || Texts.length(text) <= limit
        ? Optional.of(new Value.Text(text))
        : problems.refuseValue(
            Code.VALUE_INVALID, field, text, "longer than the field's " + limit + " characters.");
  }
}
