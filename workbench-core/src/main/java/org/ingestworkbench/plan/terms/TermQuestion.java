package org.ingestworkbench.plan.terms;

import java.util.List;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.plan.FieldDefinition;
import org.ingestworkbench.plan.TermSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a term.
 *
 * @param column where the user wrote it; null when it stands in the settings
 * @param vocabularies those that it may be in; empty means any
 * @param missing what it is called when there is none
 * @param adding whether it may be made
 * @param digitsAreNames whether a number is a name and not an ID
 */
public record TermQuestion(
    @Nullable String column,
    List<String> vocabularies,
    Code missing,
    boolean adding,
    boolean digitsAreNames) {

  /** A term that a field refers to. */
  public static TermQuestion of(FieldDefinition field, TermSettings settings) {
    return new TermQuestion(
        field.name(),
        field.target().bundles(),
        Code.TERM_MISSING,
        settings.adding(),
        settings.columnsWithNames().contains(field.name()));
  }

  /** A term that must be in one vocabulary already. */
  public static TermQuestion in(String vocabulary, @Nullable String column, Code missing) {
    return new TermQuestion(column, List.of(vocabulary), missing, false, false);
  }

  boolean allows(String vocabulary) {
    return vocabularies.isEmpty() || vocabularies.contains(vocabulary);
  }

  /** The vocabularies for messages. */
  String where() {
    return vocabularies.isEmpty() ? "any vocabulary" : String.join(", ", vocabularies);
  }
}
