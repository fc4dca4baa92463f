package org.ingestworkbench.plan.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Item;
import org.ingestworkbench.model.ItemKey;
import org.ingestworkbench.model.Parent;
import org.ingestworkbench.model.Problem.Code;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.model.Value;
import org.ingestworkbench.plan.Catalog;
import org.ingestworkbench.plan.PlanSettings;
import org.ingestworkbench.plan.row.InputColumns;
import org.ingestworkbench.plan.row.RowProblems;
import org.ingestworkbench.plan.row.Texts;
import org.ingestworkbench.plan.terms.TermQuestion;
import org.ingestworkbench.plan.terms.TermResolver;
import org.ingestworkbench.text.Folding;

/** Makes of a row a term of the settings' vocabulary; one that is there stays as it is. */
final class TermItems {

  private static final int MAX_NAME = 255;

  private final PlanSettings settings;
  private final Catalog catalog;
  private final NodeFields fields;
  private final TermResolver terms;

  TermItems(PlanSettings settings, Catalog catalog, NodeFields fields, TermResolver terms) {
    this.settings = settings;
    this.catalog = catalog;
    this.fields = fields;
    this.terms = terms;
  }

  Item of(RowProblems problems) {
    var row = problems.row();
    var name = name(settings.idField(), row.id(), problems);
    var values = fields.read(problems);
    refuseOwnTerms(values, problems);
    var there = there(name);
    return new Item(
        ItemKey.row(row.id()),
        row.line(),
        new Item.NewTerm(
            new TermDraft(vocabulary(), name), values, there.map(Catalog.Term::id).orElse(null)),
        null,
        List.of(),
        parent(name, there.isPresent(), problems),
        Item.Pages.NONE);
  }

  private String vocabulary() {
    return settings.vocabulary();
  }

  private Optional<Catalog.Term> there(String name) {
    return name.isEmpty()
        ? Optional.empty()
        : catalog.termsByName(vocabulary(), name).stream().findFirst();
  }

  /** A name as sites keep it; the row is refused where they would not. */
  static String name(String column, String text, RowProblems problems) {
    var name = Folding.visible(text);
    if (name.isEmpty()) {
      problems.refuse(Code.VALUE_MISSING, column, "The name of the term has nothing to see in it.");
    } else if (Texts.length(name) > MAX_NAME) {
      problems.refuse(
          Code.VALUE_INVALID,
          column,
          "The name of the term has "
              + Texts.length(name)
              + " characters, but a site takes "
              + MAX_NAME
              + ": shorten it.");
    }
    return name;
  }

  /** Another row may describe such a term: it would be made without its fields. */
  private void refuseOwnTerms(Map<String, List<Value>> values, RowProblems problems) {
    for (var field : values.entrySet()) {
      for (var value : field.getValue()) {
        if (value instanceof Value.Reference reference
            && reference.target() instanceof Value.NewTerm made
            && made.term().vocabulary().equals(vocabulary())) {
          problems.refuse(
              Code.TERM_MISSING,
              field.getKey(),
              "There is no term \""
                  + made.term().name()
                  + "\" in vocabulary \""
                  + vocabulary()
                  + "\", of which the rows make terms: have it made by a run before this one.");
        }
      }
    }
  }

  /** Above a term that is there nothing has to be looked for: it stays where it is. */
  private Parent parent(String name, boolean there, RowProblems problems) {
    var written = problems.row().cell(settings.task().parentColumn());
    if (written.isEmpty()) {
      return new Parent.None();
    }
    if (!there && Folding.fold(written).equals(Folding.fold(name))) {
      problems.refuse(
          Code.PARENT_MISSING, InputColumns.TERM_PARENT, "The term would be its own parent.");
    }
    var question = TermQuestion.in(vocabulary(), InputColumns.TERM_PARENT, Code.PARENT_MISSING);
    var found = terms.find(question, vocabulary(), Folding.visible(written), problems);
    if (found.isPresent()) {
      var ref = new EntityRef(EntityType.TERM, found.get().id(), null);
      return new Parent.Term(ref, written);
    }
    return there ? new Parent.None() : new Parent.OfRow(written);
  }
}
