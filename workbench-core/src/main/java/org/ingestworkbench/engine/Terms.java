package org.ingestworkbench.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.spi.Confirmation;

/** Makes the terms that nodes need, each once, with one request under way per term. */
final class Terms {

  /** More than workers, so that two terms seldom wait for each other. */
  private static final int LOCKS = 64;

  private final Settler settler;
  private final Journals journals;
  private final BiFunction<Step, Journal, Confirmation> make;
  private final Object[] locks = new Object[LOCKS];

  Terms(Settler settler, Journals journals, BiFunction<Step, Journal, Confirmation> make) {
    this.settler = settler;
    this.journals = journals;
    this.make = make;
    Arrays.setAll(locks, i -> new Object());
  }

  /**
   * The terms of a draft with their IDs, made if they are not there; before that, what the item's
   * own journal has still to write.
   */
  Map<TermDraft, EntityRef> of(NodeDraft draft, Journal journal) {
    if (!draft.newTerms().isEmpty()) {
      journal.flush();
    }
    var terms = new LinkedHashMap<TermDraft, EntityRef>();
    draft.newTerms().forEach(term -> terms.put(term, ensure(Steps.term(term))));
    return terms;
  }

  private EntityRef ensure(Step step) {
    synchronized (locks[Math.floorMod(step.key().hashCode(), LOCKS)]) {
      var journal = journals.ofTerm();
      settler.settle(step, journal);
      var confirmation = make.apply(step, journal);
      journal.flush();
      return new EntityRef(EntityType.TERM, confirmation.id(), confirmation.uuid());
    }
  }
}
