package org.ingestworkbench.plan.field;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.TermSettings;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Suggestions;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.terms.TermQuestion;
import org.ingestworkbench.plan.terms.TermResolver;

/** Reads typed relations, written {@code namespace:relator:term}. */
final class RelationReader implements ValueReader {

  private static final String TERM = "taxonomy_term";
  private static final Pattern RELATION =
      Pattern.compile("([^:\\s]+)\\s*:\\s*([^:\\s]+)\\s*:(.+)", Pattern.DOTALL);

  private final TermSettings settings;
  private final TermResolver terms;

  RelationReader(TermSettings settings, TermResolver terms) {
    this.settings = settings;
    this.terms = terms;
  }

  @Override
  public Optional<Value> read(FieldDefinition field, String text, RowProblems problems) {
    var matcher = RELATION.matcher(text);
    if (!matcher.matches() || Texts.address(text)) {
      problems.refuse(
          Code.RELATOR_INVALID,
          field.name(),
          "\""
              + text
              + "\" in field \""
              + field.name()
              + "\" is not of the form namespace:relator:term, as in relators:aut:Smith, John.");
      return Optional.empty();
    }
    var relator = matcher.group(1) + ':' + matcher.group(2);
    if (!field.choices().isEmpty() && !field.choices().contains(relator)) {
      problems.refuse(
          Code.RELATOR_INVALID,
          field.name(),
          "\""
              + relator
              + "\" in \""
              + text
              + "\" is no relator of field \""
              + field.name()
              + "\"."
              + Suggestions.question(relator, field.choices()));
      return Optional.empty();
    }
    return terms
        .resolve(TermQuestion.of(field, settings), matcher.group(3).strip(), problems)
        .map(term -> new Value.Reference(term, TERM, relator));
  }
}
