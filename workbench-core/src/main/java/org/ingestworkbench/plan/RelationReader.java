package org.ingestworkbench.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;

/** Reads typed relations, written {@code namespace:relator:term}. */
final class RelationReader implements ValueReader {

  private static final String TERM = "taxonomy_term";
  private static final Pattern RELATION = Pattern.compile("([^:\\s]+:[^:\\s]+):(.+)");

  private final TermSettings settings;
  private final TermResolver terms;

  RelationReader(TermSettings settings, TermResolver terms) {
    this.settings = settings;
    this.terms = terms;
  }

  @Override
  public Optional<Value> read(FieldDefinition field, String text, Remarks remarks) {
    var matcher = RELATION.matcher(text);
    if (!matcher.matches() || Texts.address(text)) {
      remarks.refuse(
          Code.RELATOR_INVALID,
          field.name(),
          "\""
              + text
              + "\" in field \""
              + field.name()
              + "\" is not of the form namespace:relator:term, as in relators:aut:Smith, John.");
      return Optional.empty();
    }
    var relator = matcher.group(1);
    if (!field.choices().isEmpty() && !field.choices().contains(relator)) {
      remarks.refuse(
          Code.RELATOR_INVALID,
          field.name(),
          "\""
              + relator
              + "\" in \""
              + text
              + "\" is no relator of field \""
              + field.name()
              + "\"."
              + Nearest.question(relator, field.choices()));
      return Optional.empty();
    }
    return terms
        .resolve(TermQuestion.of(field, settings), matcher.group(2).strip(), remarks)
        .map(term -> new Value.Reference(term, TERM, relator));
  }
}
