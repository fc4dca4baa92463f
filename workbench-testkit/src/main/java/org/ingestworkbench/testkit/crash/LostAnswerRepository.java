package org.ingestworkbench.testkit.crash;

import org.ingestworkbench.repository.Capabilities;
import org.ingestworkbench.repository.Capability;
import org.ingestworkbench.repository.Confirmation;
import org.ingestworkbench.repository.Creation;
import org.ingestworkbench.repository.RepositoryClient;
import org.ingestworkbench.repository.RepositoryException;
import org.ingestworkbench.repository.RepositoryException.Effect;
import org.ingestworkbench.repository.RepositoryException.Remedy;

/** Loses the answer to the first node, and finds no ID afterwards. */
final class LostAnswerRepository extends CrashingRepository {

  private boolean lost;

  LostAnswerRepository(RepositoryClient inner) {
    super(inner, new Effects(Failure.NONE));
  }

  @Override
  public Confirmation create(Creation creation) {
    var made = super.create(creation);
    if (creation instanceof Creation.OfNode && isFirst()) {
      throw RepositoryException.because("The answer was lost.")
          .effect(Effect.UNKNOWN)
          .remedy(Remedy.RETRY)
          .build();
    }
    return made;
  }

  private synchronized boolean isFirst() {
    boolean first = !lost;
    lost = true;
    return first;
  }

  @Override
  public Capabilities capabilities() {
    return super.capabilities().without(Capability.NODE_ID);
  }
}
