package org.ingestworkbench.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.ingestworkbench.journal.ItemSteps;
import org.ingestworkbench.journal.Journal;
import org.ingestworkbench.journal.Journals;
import org.ingestworkbench.journal.Step;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.Subject;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.settle.Settler;

/** Makes the terms that nodes need, each once, with one request under way per term. */
final class NewTerms {

  private final Settler settler;
  private final Journals journals;
  private final NameLocks names;
  private final BiFunction<Step, Journal, Confirmation> make;

  NewTerms(
      Settler settler,
      Journals journals,
      NameLocks names,
      BiFunction<Step, Journal, Confirmation> make) {
    this.settler = settler;
    this.journals = journals;
    this.names = names;
    this.make = make;
  }

  /**
   * The terms that what is written refers to, with their IDs, made if they are not there; before
   * that, what the item's own journal has still to write.
   */
  Map<TermDraft, EntityRef> of(Subject subject, Journal journal) {
    var needed = subject.newTerms();
    if (!needed.isEmpty()) {
      journal.flush();
    }
    var terms = new LinkedHashMap<TermDraft, EntityRef>();
    needed.forEach(term -> terms.put(term, ensure(ItemSteps.term(term))));
    return terms;
  }

  private EntityRef ensure(Step step) {
    var name = List.of(step.key().toString());
    var hold = names.take(name);
    while (hold.isEmpty()) {
      names.await(name);
      hold = names.take(name);
    }
    try (var alone = hold.get()) {
      return ensureAlone(step);
    }
  }

  private EntityRef ensureAlone(Step step) {
    var journal = journals.ofTerm();
    settler.settle(step, journal);
    var confirmation = make.apply(step, journal);
    journal.flush();
    return confirmation.object(EntityType.TERM);
  }
}
