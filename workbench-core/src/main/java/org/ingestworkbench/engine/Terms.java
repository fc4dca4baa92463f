package org.ingestworkbench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.EntityType;
import org.ingestworkbench.model.NodeDraft;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.TermDraft;
import org.ingestworkbench.spi.Confirmation;

/** Makes the terms that nodes need, each once, with one request under way per term. */
final class Terms {

  private final Settler settler;
  private final Function<Step, Confirmation> make;
  private final ConcurrentHashMap<StepKey, Object> underWay = new ConcurrentHashMap<>();

  Terms(Settler settler, Function<Step, Confirmation> make) {
    this.settler = settler;
    this.make = make;
  }

  /** The terms of a draft with their IDs, made if they are not there. */
  Map<TermDraft, EntityRef> of(NodeDraft draft) {
    var terms = new LinkedHashMap<TermDraft, EntityRef>();
    draft.newTerms().forEach(term -> terms.put(term, ensure(Steps.term(term))));
    return terms;
  }

  private EntityRef ensure(Step step) {
    var lock = underWay.computeIfAbsent(step.key(), key -> new Object());
    synchronized (lock) {
      try {
        settler.settle(step);
        var confirmation = make.apply(step);
        return new EntityRef(EntityType.TERM, confirmation.id(), confirmation.uuid());
      } finally {
        underWay.remove(step.key(), lock);
      }
    }
  }
}
