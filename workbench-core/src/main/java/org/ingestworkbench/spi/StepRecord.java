package org.ingestworkbench.spi;

import java.util.UUID;
import org.ingestworkbench.model.StepKey;
import org.ingestworkbench.model.StepState;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a step.
 *
 * @param uuid the uuid of its current generation
 * @param generation how often it was rolled back before
 * @param fingerprint of the body and files with which it was last begun
 * @param confirmation what the repository confirmed; null unless complete or rolled back
 * @param adopted whether it was found by settling and not answered by its own request
 * @param error why it was refused or could not be settled; null otherwise
 */
public record StepRecord(
    StepKey key,
    StepState state,
    UUID uuid,
    int generation,
    String fingerprint,
    @Nullable Confirmation confirmation,
    boolean adopted,
    @Nullable String error) {

  public boolean complete() {
    return state == StepState.COMPLETE;
  }
}
