package org.ingestworkbench.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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
  private final Function<Step, Confirmation> make;
  private final Object[] locks = new Object[LOCKS];

  Terms(Settler settler, Function<Step, Confirmation> make) {
    this.settler = settler;
    this.make = make;
    Arrays.setAll(locks, i -> new Object());
  }

  /** The terms of a draft with their IDs, made if they are not there. */
  Map<TermDraft, EntityRef> of(NodeDraft draft) {
    var terms = new LinkedHashMap<TermDraft, EntityRef>();
    draft.newTerms().forEach(term -> terms.put(term, ensure(Steps.term(term))));
    return terms;
  }

  private EntityRef ensure(Step step) {
    synchronized (locks[Math.floorMod(step.key().hashCode(), LOCKS)]) {
      settler.settle(step);
      var confirmation = make.apply(step);
      return new EntityRef(EntityType.TERM, confirmation.id(), confirmation.uuid());
    }
  }
}
