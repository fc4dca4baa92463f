package org.ingestworkbench.repository;

import java.util.Map;
import org.ingestworkbench.model.ChangeDraft;
import org.ingestworkbench.model.EntityRef;
import org.ingestworkbench.model.TermDraft;

/**
 * What a row wants to be changed, with the IDs of the new terms that its values refer to; see
 * {@link Capability#CHANGE}.
 */
public record ChangeRequest(ChangeDraft draft, Map<TermDraft, EntityRef> terms) {
  public ChangeRequest {
    terms = Map.copyOf(terms);
  }
}
