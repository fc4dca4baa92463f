package org.ingestworkbench.plan.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.terms.TermQuestion;
import org.ingestworkbench.plan.terms.TermResolver;
import org.ingestworkbench.text.Folding;

/** What a row that changes a term says beside its fields: which, its name, and what is above it. */
final class ChangedTerms {

  private final PlanSettings settings;
  private final TermResolver terms;

  ChangedTerms(PlanSettings settings, TermResolver terms) {
    this.settings = settings;
    this.terms = terms;
  }

  /** The ID of the term of this number, URI or name; empty, and the row refused, for none. */
  Optional<String> id(String column, String text, RowProblems problems) {
    boolean parent = column.equals(InputColumns.TERM_PARENT);
    boolean numbersAreNames = settings.terms().columnsWithNames().contains(column);
    var code = parent ? Code.PARENT_MISSING : Code.TERM_MISSING;
    var question = TermQuestion.in(settings.vocabulary(), column, code);
    return Texts.address(text) || (Texts.digits(text) && !numbersAreNames)
        ? terms
            .resolve(question, text, problems)
            .map(Value.Existing.class::cast)
            .map(Value.Existing::id)
        : named(question, text, problems);
  }

  private Optional<String> named(TermQuestion question, String text, RowProblems problems) {
    var found = terms.find(question, settings.vocabulary(), Folding.visible(text), problems);
    if (found.isEmpty()) {
      problems.refuse(
          question.missing(),
          question.column(),
          "There is no term \""
              + text
              + "\" in vocabulary \""
              + settings.vocabulary()
              + "\": write its number, its URI or its name.");
    }
    return found.map(Catalog.Term::id);
  }

  /** Puts name and parent, where the row gives them. */
  void read(String own, Map<String, List<Value>> values, RowProblems problems) {
    var row = problems.row();
    if (row.has(InputColumns.TERM_NAME)) {
      var column = InputColumns.TERM_NAME;
      var name = TermItems.name(column, row.cell(column), problems);
      refuseTaken(name, own, problems);
      values.put("name", List.of(new Value.Text(name)));
    }
    var parent = row.cell(InputColumns.TERM_PARENT);
    if (!parent.isEmpty()) {
      id(InputColumns.TERM_PARENT, parent, problems)
          .ifPresent(above -> values.put(InputColumns.TERM_PARENT, below(above, own, problems)));
    }
  }

  /**
   * While a term has the name of another, a row that names one of them by it may be about either: a
   * resume would change the wrong one.
   */
  private void refuseTaken(String name, String own, RowProblems problems) {
    var column = InputColumns.TERM_NAME;
    var question = TermQuestion.in(settings.vocabulary(), column, Code.TERM_MISSING);
    var unsaid = new RowProblems("", problems.row());
    terms
        .find(question, settings.vocabulary(), Folding.visible(name), unsaid)
        .map(Catalog.Term::id)
        .filter(other -> !other.equals(own))
        .ifPresent(
            other ->
                problems.refuse(
                    Code.VALUE_INVALID,
                    column,
                    "The vocabulary has another term \""
                        + name
                        + "\" (term "
                        + other
                        + "): rename that one in a run before this one, or choose another name."));
  }

  private static List<Value> below(String above, String own, RowProblems problems) {
    if (above.equals(own)) {
      problems.refuse(
          Code.PARENT_MISSING, InputColumns.TERM_PARENT, "The term would be its own parent.");
    }
    return List.of(new Value.Reference(new Value.Existing(above), "taxonomy_term"));
  }
}
